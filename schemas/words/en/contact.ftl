# How a family is reached: asked by the office and by the hygienist alike.

contact-channel = How should we reach the patient or guardian?
contact-channel-sms = Text message
contact-channel-email = E-mail
contact-channel-none = No phone or e-mail
contact-sms = Mobile number
contact-sms-hint = Such as (303) 555-0142. Outside the US and Canada: + and the country code.
contact-email = E-mail address
contact-missing = Enter where the message goes.
contact-wrong-sms = Enter a phone number with 10 digits, such as (303) 555-0142. Outside the US and Canada, begin with + and the country code.
contact-wrong-email = Enter an e-mail address, such as name@example.com.
contact-born-unreal = Enter a real date of birth: month, day, and a year from 1880 on.
contact-born-future = This date is in the future. Check the year.
contact-born-old = This is more than 130 years ago. Check the year.
