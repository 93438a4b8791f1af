# La cuenta propia: un código de una aplicación de autenticación y la contraseña.

account-title = Su cuenta
account-back = Volver al trabajo
account-role = { $role } en { $practice }

account-code = Código de una aplicación de autenticación
account-code-why = Un código que cambia cada 30 segundos protege su cuenta incluso de alguien que conozca su contraseña.
account-code-on = Hay un código configurado. Se le pedirá cada vez que inicie sesión y antes de firmar un expediente.
account-code-off = No hay ningún código configurado.
account-code-begin = Configurar un código
account-code-begin-lead = Escriba su contraseña otra vez. Necesita una aplicación de autenticación en su teléfono o computadora.
account-code-next = Continuar
account-code-scan = Escanee esto con su aplicación de autenticación
account-code-scan-lead = En la aplicación, elija agregar una cuenta y apunte la cámara a la imagen.
account-code-drawn = Código QR para su aplicación de autenticación
account-code-type = ¿No puede escanearlo? Escriba esta clave en la aplicación:
account-code-digits = Las seis cifras que la aplicación muestra ahora
account-code-confirm = Activar el código
account-code-digits-missing = Escriba las seis cifras de la aplicación.
account-code-wrong = Estas cifras no son correctas. Espere las siguientes en la aplicación y compruebe que su reloj esté en hora.
account-code-done = El código está activo. Desde ahora lo necesita para iniciar sesión.
account-code-remove = Quitar el código
account-code-remove-lead = Escriba su contraseña y un código otra vez. Después bastará su contraseña para abrir su cuenta.
account-code-removed = El código se quitó. Su contraseña basta para abrir su cuenta.

account-password = Contraseña
account-password-change = Cambiar su contraseña
account-password-now = Su contraseña actual
account-password-fresh = Contraseña nueva
account-password-fresh-hint = Al menos 15 caracteres. Varias palabras seguidas son fáciles de recordar y difíciles de adivinar.
account-password-fresh-hint-with-code = Al menos 8 caracteres. Varias palabras seguidas son fáciles de recordar y difíciles de adivinar.
account-password-again = Contraseña nueva otra vez
account-password-missing = Escriba su contraseña.
account-password-fresh-missing = Escriba una contraseña nueva.
account-password-differs = Las dos contraseñas nuevas no son iguales.
account-password-save = Cambiar la contraseña
account-password-done = Su contraseña se cambió. Se cerró su sesión en todos los demás dispositivos.
account-wrong = Su contraseña o el código no son correctos.
