# One's own account: a code from an authenticator app, and the password.

account-title = Your account
account-back = Back to work
account-role = { $role } at { $practice }

account-code = Code from an authenticator app
account-code-why = A code that changes every 30 seconds keeps your account closed even to somebody who knows your password.
account-code-on = A code is set up. It is asked for whenever you sign in, and before you sign a record.
account-code-off = No code is set up.
account-code-begin = Set up a code
account-code-begin-lead = Enter your password once more. You need an authenticator app on your phone or computer.
account-code-next = Continue
account-code-scan = Scan this with your authenticator app
account-code-scan-lead = In the app choose to add an account, and point the camera at the picture.
account-code-drawn = QR code for your authenticator app
account-code-type = Cannot scan it? Enter this key in the app instead:
account-code-digits = The six digits that the app shows now
account-code-confirm = Turn the code on
account-code-digits-missing = Enter the six digits from the app.
account-code-wrong = These digits are not right. Wait for the next ones in the app, and check that its clock is right.
account-code-done = The code is on. From now on you need it to sign in.
account-code-remove = Remove the code
account-code-remove-lead = Enter your password and a code once more. Afterwards your password alone opens your account.
account-code-removed = The code is removed. Your password alone opens your account.

account-password = Password
account-password-change = Change your password
account-password-now = Your password now
account-password-fresh = New password
account-password-fresh-hint = At least 15 characters. Several words in a row are easy to remember and hard to guess.
account-password-fresh-hint-with-code = At least 8 characters. Several words in a row are easy to remember and hard to guess.
account-password-again = New password once more
account-password-missing = Enter your password.
account-password-fresh-missing = Enter a new password.
account-password-differs = The two new passwords are not the same.
account-password-save = Change the password
account-password-done = Your password is changed. You are signed out everywhere else.
account-wrong = Your password or the code is not right.
