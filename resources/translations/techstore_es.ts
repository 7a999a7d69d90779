<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Errors</name>
    <message>
        <source>It did not work</source>
        <translation>No funcionó</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>This is our mistake, not yours. What was already saved is safe. Try again; if it comes back, restart TechStore and tell support the time: the details are in the log.</source>
        <translation>Es un error nuestro, no suyo. Lo que ya estaba guardado está a salvo. Intente de nuevo; si vuelve a pasar, reinicie TechStore e indique la hora al soporte: los detalles están en el registro.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo salió mal</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ImageWell</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Elegir una imagen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Choose or drop</source>
        <translation>Elegir o soltar aquí</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{code} means nothing here.</source>
        <translation>{code} no significa nada aquí.</translation>
    </message>
    <message>
        <source>Go to, find or do</source>
        <translation>Ir, buscar o hacer</translation>
    </message>
    <message>
        <source>Help for this screen</source>
        <translation>Ayuda de esta pantalla</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Fold the navigation</source>
        <translation>Plegar la navegación</translation>
    </message>
    <message>
        <source>The first screen, and so on</source>
        <translation>La primera pantalla, y así sucesivamente</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Un paso atrás</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>You may not do this. Ask somebody who may to lend it with their PIN.</source>
        <translation>No tiene permiso para esto. Pida a quien lo tenga que lo preste con su PIN.</translation>
    </message>
    <message>
        <source>Nobody approves for themselves. Ask another person for their PIN.</source>
        <translation>Nadie se autoriza a sí mismo. Pida el PIN a otra persona.</translation>
    </message>
    <message>
        <source>That approval was used already. Ask for the PIN again.</source>
        <translation>Esa autorización ya se usó. Pida el PIN otra vez.</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {tries_left}.</source>
        <translation>PIN incorrecto. Intentos restantes: {tries_left}.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {seconds} seconds, or ask a manager to unlock.</source>
        <translation>Demasiados PIN incorrectos. Espere {seconds} segundos o pida a un encargado que desbloquee.</translation>
    </message>
    <message>
        <source>A PIN has at least {digits} digits.</source>
        <translation>Un PIN tiene al menos {digits} dígitos.</translation>
    </message>
    <message>
        <source>Another product has the SKU {sku}. Choose a different one.</source>
        <translation>Otro producto tiene el SKU {sku}. Elija uno distinto.</translation>
    </message>
    <message>
        <source>The disk is almost full. Free some space, then try again.</source>
        <translation>El disco está casi lleno. Libere espacio y vuelva a intentar.</translation>
    </message>
    <message>
        <source>The database is busy. Nothing was lost; try again in a moment.</source>
        <translation>La base de datos está ocupada. No se perdió nada; intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Printer {printer} does not answer. What was done is saved. Check its power and paper, then print again.</source>
        <translation>La impresora {printer} no responde. Lo hecho está guardado. Revise que esté encendida y con papel, y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>This is not possible as it stands ({code}). Check what was entered.</source>
        <translation>Así no es posible ({code}). Revise lo que se ingresó.</translation>
    </message>
    <message>
        <source>This is not available just now ({code}). Try again in a moment.</source>
        <translation>No está disponible por ahora ({code}). Intente de nuevo en un momento.</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Show the words</source>
        <translation>Mostrar las palabras</translation>
    </message>
    <message>
        <source>Only icons</source>
        <translation>Solo iconos</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Go to, find or do …</source>
        <translation>Ir, buscar o hacer…</translation>
    </message>
    <message>
        <source>Nothing by these words</source>
        <translation>Nada con esas palabras</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Take one back</source>
        <translation>Borrar uno</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Cashier</source>
        <translation>Cajero</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Encargado</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Who is at the till?</source>
        <translation>¿Quién está en la caja?</translation>
    </message>
    <message>
        <source>Type your PIN, then Enter.</source>
        <translation>Escriba su PIN y presione Enter.</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
</TS>
