# Lo que dice cada página: su marco, el inicio de sesión y las palabras de los formularios.

shell-product = Mesial
shell-language = Idioma
shell-skip = Ir al contenido
shell-sign-out = Cerrar sesión
shell-account = { $name }, su cuenta
shell-back = Atrás
shell-continue = Continuar
shell-cancel = Cancelar
shell-close = Cerrar
shell-try-again = Intentar otra vez
shell-loading = Cargando …
shell-sending = Enviando …
shell-optional = opcional
shell-day = Día
shell-month = Mes
shell-year = Año
shell-date-order = dmy
shell-choose = Elija …
shell-errors-title = Revise lo siguiente
shell-error-mark = Error:
shell-date-wrong = Escriba una fecha real, por ejemplo 27 4 2015 (día, mes, año).
shell-offline = No tiene conexión. Lo que escribió se conserva en este dispositivo.

sign-in-title = Iniciar sesión
sign-in-lead = Para el personal del consultorio o del programa. Si es paciente, abra el enlace de su mensaje.
sign-in-name = Nombre o correo electrónico
sign-in-name-missing = Escriba su nombre o su correo electrónico.
sign-in-password = Contraseña
sign-in-password-missing = Escriba su contraseña.
sign-in-code = Código de su aplicación de autenticación
sign-in-code-hint = Seis cifras. Déjelo en blanco si todavía no tiene uno.
sign-in-button = Iniciar sesión
sign-in-wrong = El nombre, la contraseña o el código no son correctos. Revíselos e inténtelo otra vez. Si sigue sin funcionar, pregunte a su administrador: tras muchos intentos fallidos la cuenta se bloquea.
