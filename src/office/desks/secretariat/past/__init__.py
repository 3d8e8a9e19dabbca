"""What has happened to an application, and in what do its filings differ?"""
