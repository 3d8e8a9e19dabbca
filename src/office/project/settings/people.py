"""Which settings say how people sign in, and how long they are known?"""

PEOPLE_APPS = [
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
    {"NAME": _VALIDATION + "UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
]

# A session ends twelve hours after it was last used; that it is used is noted once an hour.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_NOTED_EVERY = 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What is counted against too many attempts is counted once for all processes and machines of the office.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:arrive"

ACCOUNT_ADAPTER = "office.desks.account.adapting.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "office.desks.account.introducing.Introduction"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = "public:home"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
_FORMS = "office.desks.account.forms."
ACCOUNT_FORMS = {
    "login": _FORMS + "SignIn",
    "signup": _FORMS + "SignUp",
    "add_email": _FORMS + "NewAddress",
    "change_password": _FORMS + "ChangePassword",
    "set_password": _FORMS + "SetPassword",
    "reset_password": _FORMS + "AskForReset",
    "reset_password_from_key": _FORMS + "Reset",
    "reauthenticate": _FORMS + "SamePerson",
}

MFA_ADAPTER = "office.desks.account.adapting.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": _FORMS + "SecondFactor",
    "reauthenticate": _FORMS + "SamePersonByCode",
    "activate_totp": _FORMS + "ActivateApp",
    "add_webauthn": _FORMS + "AddKey",
    "edit_webauthn": _FORMS + "NameKey",
}

# Whoever the city's own identity platform vouches for is the same person here, if both know the address as verified.
SOCIALACCOUNT_ADAPTER = "office.desks.account.adapting.Platforms"
SOCIALACCOUNT_FORMS = {"signup": _FORMS + "SignUpByPlatform"}
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict[str, object] = {}

# Does a duty of the office count only in a session that was begun with a second factor?
AWARD_SECOND_FACTOR = True
