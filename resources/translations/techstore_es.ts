<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
</context>
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
        <source>“{text}” is no number. Type it with digits, such as 1234.50.</source>
        <translation>«{text}» no es un número. Escríbalo con cifras, por ejemplo 1234,50.</translation>
    </message>
    <message>
        <source>{text} is below zero. Type an amount of zero or more.</source>
        <translation>{text} es menor que cero. Ingrese un importe de cero o más.</translation>
    </message>
    <message>
        <source>That is too much: the largest is {largest}. Check the digits.</source>
        <translation>Es demasiado: el máximo es {largest}. Revise las cifras.</translation>
    </message>
    <message>
        <source>{file} is there already. Choose another name.</source>
        <translation>{file} ya existe. Elija otro nombre.</translation>
    </message>
    <message>
        <source>This backup comes from a newer TechStore. Update TechStore, then restore it.</source>
        <translation>Esta copia es de un TechStore más nuevo. Actualice TechStore y luego restáurela.</translation>
    </message>
    <message>
        <source>This shop does not live in a file here, so it is backed up where its server is.</source>
        <translation>Esta tienda no está en un archivo de este equipo: la copia se hace donde está su servidor.</translation>
    </message>
    <message>
        <source>This file is no backup of a shop. Choose another one.</source>
        <translation>Este archivo no es la copia de una tienda. Elija otro.</translation>
    </message>
    <message>
        <source>{file} is not there. Choose another file.</source>
        <translation>{file} no está. Elija otro archivo.</translation>
    </message>
    <message>
        <source>{file} could not be written or read. Check the disk, then try again.</source>
        <translation>No se pudo escribir o leer {file}. Revise el disco y vuelva a intentar.</translation>
    </message>
    <message>
        <source>Cash session {number} is closed already. Later corrections go into the next one.</source>
        <translation>La caja {number} ya está cerrada. Las correcciones van en la siguiente.</translation>
    </message>
    <message>
        <source>This drawer has an open cash session. Close it first.</source>
        <translation>Esta caja ya tiene una sesión abierta. Ciérrela primero.</translation>
    </message>
    <message>
        <source>No cash session is open. Open one at the cash desk, then take the money.</source>
        <translation>No hay una caja abierta. Abra una en Caja y luego cobre.</translation>
    </message>
    <message>
        <source>The drawer is not counted yet. Count it, then close.</source>
        <translation>La caja todavía no se contó. Cuéntela y luego cierre.</translation>
    </message>
    <message>
        <source>The cash session is still open. Close it first.</source>
        <translation>La caja sigue abierta. Ciérrela primero.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back: the last document is later than now. Set the clock right, then try again.</source>
        <translation>El reloj de este equipo se atrasó: el último documento es posterior a la hora actual. Corrija el reloj y vuelva a intentar.</translation>
    </message>
    <message>
        <source>{currency} is no currency that TechStore knows. Choose one of the list.</source>
        <translation>TechStore no conoce la moneda {currency}. Elija una de la lista.</translation>
    </message>
    <message>
        <source>A discount of {discount} is more than the {largest} it is taken from. Type a smaller one.</source>
        <translation>Un descuento de {discount} supera los {largest} a los que se aplica. Ingrese uno menor.</translation>
    </message>
    <message>
        <source>That line is no longer in the sale. Choose another one.</source>
        <translation>Esa línea ya no está en la venta. Elija otra.</translation>
    </message>
    <message>
        <source>This looks like a card number. Never write it down; type the slip&apos;s number.</source>
        <translation>Parece un número de tarjeta. No lo anote nunca; ingrese el número del cupón.</translation>
    </message>
    <message>
        <source>Only {due} is still due, and change comes out of cash only. Type {due} or less.</source>
        <translation>Solo faltan {due} y el vuelto se da únicamente en efectivo. Ingrese {due} o menos.</translation>
    </message>
    <message>
        <source>The payment method {method} is not in use here. Choose another one.</source>
        <translation>El medio de pago {method} no se usa aquí. Elija otro.</translation>
    </message>
    <message>
        <source>A payment is more than zero. Type what was given.</source>
        <translation>Un pago es mayor que cero. Ingrese lo recibido.</translation>
    </message>
    <message>
        <source>The reference is too long: at most {longest} characters.</source>
        <translation>La referencia es demasiado larga: hasta {longest} caracteres.</translation>
    </message>
    <message>
        <source>That is too much: the largest payment is {largest}. Check the digits.</source>
        <translation>Es demasiado: el pago máximo es {largest}. Revise las cifras.</translation>
    </message>
    <message>
        <source>{remaining} is still to pay. Take it, or put it on a customer&apos;s account.</source>
        <translation>Faltan {remaining}. Cóbrelos o páselos a la cuenta corriente de un cliente.</translation>
    </message>
    <message>
        <source>A PIN is {shortest} to {longest} digits. Choose another one.</source>
        <translation>Un PIN tiene de {shortest} a {longest} dígitos. Elija otro.</translation>
    </message>
    <message>
        <source>That PIN is too easy to guess. Choose another one.</source>
        <translation>Ese PIN es demasiado fácil de adivinar. Elija otro.</translation>
    </message>
    <message>
        <source>A price is zero or more. To give money back, make a return.</source>
        <translation>Un precio es cero o más. Para devolver dinero, haga una devolución.</translation>
    </message>
    <message>
        <source>That price is too high: the largest is {largest}. Check the digits.</source>
        <translation>Ese precio es demasiado alto: el máximo es {largest}. Revise las cifras.</translation>
    </message>
    <message>
        <source>A quantity is more than zero. To take the line out, remove it.</source>
        <translation>Una cantidad es mayor que cero. Para sacar la línea, quítela.</translation>
    </message>
    <message>
        <source>{quantity} is too fine: a quantity has at most three decimals.</source>
        <translation>{quantity} es demasiado exacto: una cantidad tiene hasta tres decimales.</translation>
    </message>
    <message>
        <source>That is too many: the most is {largest}. Check the digits.</source>
        <translation>Es demasiado: el máximo es {largest}. Revise las cifras.</translation>
    </message>
    <message>
        <source>There is nothing in the sale yet. Scan or search a product.</source>
        <translation>La venta está vacía. Escanee o busque un producto.</translation>
    </message>
    <message>
        <source>This shop is set up already. Sign in instead.</source>
        <translation>Esta tienda ya está configurada. Inicie sesión.</translation>
    </message>
    <message>
        <source>This shop is not set up yet. Set it up first.</source>
        <translation>Esta tienda todavía no está configurada. Configúrela primero.</translation>
    </message>
    <message>
        <source>This is the last manager. Make somebody else a manager first.</source>
        <translation>Es el último encargado. Nombre primero a otra persona como encargada.</translation>
    </message>
    <message>
        <source>One tax must be the usual one. Mark another first.</source>
        <translation>Un impuesto debe ser el habitual. Marque otro primero.</translation>
    </message>
    <message>
        <source>Another till has the code {code}. Choose a different one.</source>
        <translation>Otra caja tiene el código {code}. Elija uno distinto.</translation>
    </message>
    <message>
        <source>{time_zone} is no time zone that TechStore knows. Choose one of the list.</source>
        <translation>TechStore no conoce la zona horaria {time_zone}. Elija una de la lista.</translation>
    </message>
    <message>
        <source>The settings could not be written to {file}. Check the disk and its rights, then try again.</source>
        <translation>No se pudo guardar la configuración en {file}. Revise el disco y sus permisos y vuelva a intentar.</translation>
    </message>
    <message>
        <source>The shop&apos;s file is damaged. Do not sell on it: restore the last backup, and call support.</source>
        <translation>El archivo de la tienda está dañado. No venda con él: restaure la última copia y llame al soporte.</translation>
    </message>
    <message>
        <source>TechStore is open already with this shop. Use that window, or close it first.</source>
        <translation>TechStore ya está abierto con esta tienda. Use esa ventana o ciérrela primero.</translation>
    </message>
    <message>
        <source>This shop was opened by a newer TechStore. Update TechStore on this computer.</source>
        <translation>Esta tienda se abrió con un TechStore más nuevo. Actualice TechStore en este equipo.</translation>
    </message>
    <message>
        <source>The database engine here is too old ({found}) and could lose data. Install TechStore anew.</source>
        <translation>El motor de base de datos de este equipo es muy viejo ({found}) y podría perder datos. Vuelva a instalar TechStore.</translation>
    </message>
    <message>
        <source>The database does not answer. Check the disk or the network, then try again.</source>
        <translation>La base de datos no responde. Revise el disco o la red y vuelva a intentar.</translation>
    </message>
    <message>
        <source>Only {available} are available here. Sell fewer, or ask a manager.</source>
        <translation>Aquí solo hay {available}. Venda menos o consulte a un encargado.</translation>
    </message>
    <message>
        <source>The quantity is zero: there is nothing to change. Type how many came or went.</source>
        <translation>La cantidad es cero: no hay nada que cambiar. Ingrese cuántas entraron o salieron.</translation>
    </message>
    <message>
        <source>Say in a note why the stock changes.</source>
        <translation>Indique en una nota por qué cambia el stock.</translation>
    </message>
    <message>
        <source>A category cannot lie inside itself. Choose another place for it.</source>
        <translation>Una categoría no puede estar dentro de sí misma. Elija otro lugar.</translation>
    </message>
    <message>
        <source>There is a category {name} here already. Choose another name.</source>
        <translation>Aquí ya hay una categoría {name}. Elija otro nombre.</translation>
    </message>
    <message>
        <source>This category still holds products or categories. Move them first.</source>
        <translation>Esta categoría todavía tiene productos o categorías. Muévalos primero.</translation>
    </message>
    <message>
        <source>That category is gone. Choose another one.</source>
        <translation>Esa categoría ya no existe. Elija otra.</translation>
    </message>
    <message>
        <source>“{email}” is no e-mail address. Check what stands around the @.</source>
        <translation>«{email}» no es un correo electrónico. Revise lo que está junto a la @.</translation>
    </message>
    <message>
        <source>The picture is larger than {megabytes} MB. Choose a smaller one.</source>
        <translation>La imagen supera los {megabytes} MB. Elija una más pequeña.</translation>
    </message>
    <message>
        <source>This file is no picture that can be read. Choose a PNG, JPEG or WebP.</source>
        <translation>Este archivo no es una imagen legible. Elija un PNG, JPEG o WebP.</translation>
    </message>
    <message>
        <source>A product needs {field}. Fill it in.</source>
        <translation>Un producto necesita {field}. Complételo.</translation>
    </message>
    <message>
        <source>The barcode {code} belongs to {product}. Scan another one, or take it off there first.</source>
        <translation>El código de barras {code} pertenece a {product}. Escanee otro o quítelo allí primero.</translation>
    </message>
    <message>
        <source>The SKU {sku} belongs to {product}. Choose a different one.</source>
        <translation>El SKU {sku} pertenece a {product}. Elija uno distinto.</translation>
    </message>
    <message>
        <source>A price has no more decimals than the shop&apos;s money. Round it.</source>
        <translation>Un precio no tiene más decimales que la moneda de la tienda. Redondéelo.</translation>
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
