# What every page says: its frame, signing in, and the words of forms.

shell-product = Mesial
shell-language = Language
shell-skip = Skip to the content
shell-sign-out = Sign out
shell-account = { $name }, your account
shell-back = Back
shell-continue = Continue
shell-cancel = Cancel
shell-close = Close
shell-try-again = Try again
shell-loading = Loading …
shell-sending = Sending …
shell-optional = optional
shell-day = Day
shell-month = Month
shell-year = Year
shell-date-order = mdy
shell-choose = Choose …
shell-errors-title = Please check these
shell-error-mark = Error:
shell-date-wrong = Enter a real date, such as 4 27 2015 (month, day, year).
shell-offline = You are offline. What you have entered stays on this device.

sign-in-title = Sign in
sign-in-lead = For the staff of the practice or program. Patients open the link in their message.
sign-in-name = Name or e-mail address
sign-in-name-missing = Enter your name or e-mail address.
sign-in-password = Password
sign-in-password-missing = Enter your password.
sign-in-code = Code from your authenticator app
sign-in-code-hint = Six digits. Leave it empty if you have none yet.
sign-in-button = Sign in
sign-in-wrong = Name, password or code is not right. Check them and try again. If it goes on, ask your administrator: after many wrong tries an account is locked.
