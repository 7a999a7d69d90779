<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AccountEntries</name>
    <message>
        <source>Sale</source>
        <translation>Venta</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Nota de crédito</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Corrección</translation>
    </message>
    <message>
        <source>Repair deposit</source>
        <translation>Seña de reparación</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Take payment</source>
        <translation>Recibir pago</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>Límite de crédito</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Estado de cuenta</translation>
    </message>
    <message>
        <source>Correct the account</source>
        <translation>Corregir la cuenta</translation>
    </message>
    <message>
        <source>Nothing on account yet</source>
        <translation>Nada en cuenta corriente aún</translation>
    </message>
    <message>
        <source>What is sold on account (F8 at payment) is listed here.</source>
        <translation>Lo que se vende en cuenta corriente (F8 al cobrar) aparece aquí.</translation>
    </message>
    <message>
        <source>30 to 59 days {amount}</source>
        <translation>30 a 59 días {amount}</translation>
    </message>
    <message>
        <source>60 to 89 days {amount}</source>
        <translation>60 a 89 días {amount}</translation>
    </message>
    <message>
        <source>90 days or more {amount}</source>
        <translation>90 días o más {amount}</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>under 30 days {amount}</source>
        <translation>menos de 30 días {amount}</translation>
    </message>
</context>
<context>
    <name>AccountPayment</name>
    <message>
        <source>On account · {name}</source>
        <translation>Pago a cuenta · {name}</translation>
    </message>
    <message>
        <source>Take the money</source>
        <translation>Recibir el dinero</translation>
    </message>
    <message>
        <source>Take the money all the same</source>
        <translation>Cobrar de todos modos</translation>
    </message>
</context>
<context>
    <name>AccountStatements</name>
    <message>
        <source>Statement of {customer}</source>
        <translation>Estado de cuenta de {customer}</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>{amount} in hand</source>
        <translation>{amount} a favor</translation>
    </message>
    <message>
        <source>Owes nothing · limit {limit}</source>
        <translation>No debe nada · límite {limit}</translation>
    </message>
    <message>
        <source>Owes {amount} of {limit}</source>
        <translation>Debe {amount} de {limit}</translation>
    </message>
    <message>
        <source>Will owe {owed}: beyond the limit of {limit}. A manager&apos;s PIN.</source>
        <translation>Deberá {owed}: más que el límite de {limit}. Con el PIN de la persona encargada.</translation>
    </message>
    <message>
        <source>Will owe {owed} of {limit}.</source>
        <translation>Deberá {owed} de {limit}.</translation>
    </message>
    <message>
        <source>Paid from credit; {left} stays in hand.</source>
        <translation>Se paga con su saldo; quedan {left} a favor.</translation>
    </message>
    <message>
        <source>Owes {amount} · no credit</source>
        <translation>Debe {amount} · sin crédito</translation>
    </message>
    <message>
        <source>over the limit</source>
        <translation>sobre el límite</translation>
    </message>
    <message>
        <source>owes</source>
        <translation>debe</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>a favor</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>{customer} agrees</source>
        <translation>{customer} acepta</translation>
    </message>
    <message>
        <source>Up to this amount nobody needs to be asked again.</source>
        <translation>Hasta este importe no hace falta volver a preguntar.</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>How they said so</source>
        <translation>Cómo lo dijo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Read and sign</source>
        <translation>Leer y firmar</translation>
    </message>
</context>
<context>
    <name>AmountDialog</name>
    <message>
        <source>Payment of {name}</source>
        <translation>Pago de {name}</translation>
    </message>
    <message>
        <source>Take the money</source>
        <translation>Recibir el dinero</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>needed for an advance</source>
        <translation>necesaria para un anticipo</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Setting up the demo shop</source>
        <translation>Preparando la tienda de demostración</translation>
    </message>
    <message>
        <source>Downloading the shop</source>
        <translation>Descargando la tienda</translation>
    </message>
    <message>
        <source>Demo shop: every PIN is {pin}.</source>
        <translation>Tienda de demostración: todos los PIN son {pin}.</translation>
    </message>
</context>
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>Somebody else must allow this</source>
        <translation>Otra persona debe autorizarlo</translation>
    </message>
    <message>
        <source>For this one act. Both of you are recorded.</source>
        <translation>Solo por esta vez. Quedan registradas las dos personas.</translation>
    </message>
    <message>
        <source>Who allows it</source>
        <translation>Quién lo autoriza</translation>
    </message>
    <message>
        <source>Nobody else here may allow this.</source>
        <translation>Nadie más aquí puede autorizarlo.</translation>
    </message>
</context>
<context>
    <name>Archiving</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{name} is archived.</source>
        <translation>{name} quedó archivado.</translation>
    </message>
    <message>
        <source>{count} products are archived.</source>
        <translation>{count} productos quedaron archivados.</translation>
    </message>
</context>
<context>
    <name>ArrivalDialog</name>
    <message>
        <source>It goes onto the shelf and is kept for the jobs that wait, the oldest first.</source>
        <translation>Pasa al stock y se reserva para las órdenes que esperan, la más antigua primero.</translation>
    </message>
    <message>
        <source>{name} has come</source>
        <translation>Llegada de {name}</translation>
    </message>
    <message>
        <source>It is kept for its job; it goes onto no shelf.</source>
        <translation>Se reserva para su orden; no pasa al stock.</translation>
    </message>
    <message>
        <source>It has come</source>
        <translation>Llegó</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántos</translation>
    </message>
    <message>
        <source>What did not come stays on order.</source>
        <translation>Lo que no llegó sigue pedido.</translation>
    </message>
    <message>
        <source>What one cost</source>
        <translation>Costo por unidad</translation>
    </message>
    <message>
        <source>Type how many.</source>
        <translation>Indique cuántos.</translation>
    </message>
    <message>
        <source>Type an amount, such as 1500.</source>
        <translation>Indique un importe, por ejemplo 1500.</translation>
    </message>
    <message>
        <source>The product costs the average of what was there and this.</source>
        <translation>El producto pasa a costar el promedio de lo que había y esto.</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Attention</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Costo</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Impuesto</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Tasas</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Prices include the tax</source>
        <translation>Los precios incluyen el impuesto</translation>
    </message>
    <message>
        <source>A cashier&apos;s discount limit</source>
        <translation>Límite de descuento de caja</translation>
    </message>
    <message>
        <source>A technician&apos;s discount limit</source>
        <translation>Límite de descuento del taller</translation>
    </message>
    <message>
        <source>A manager&apos;s discount limit</source>
        <translation>Límite de descuento de la persona encargada</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Lista de precios</translation>
    </message>
    <message>
        <source>Per cent off</source>
        <translation>Por ciento de descuento</translation>
    </message>
    <message>
        <source>Per cent off by category</source>
        <translation>Por ciento de descuento por categoría</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Venta</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>desde el comienzo</translation>
    </message>
    <message>
        <source>One barcode on several products</source>
        <translation>Un código de barras en varios productos</translation>
    </message>
    <message>
        <source>{code}: {products}</source>
        <translation>{code}: {products}</translation>
    </message>
    <message>
        <source>Barcode {code} belongs to several products, and a scan cannot know which is meant. Take it off all but one of them, and this goes by itself.</source>
        <translation>El código de barras {code} es de varios productos y al escanearlo no se sabe cuál es. Al dejarlo en uno solo, este aviso desaparece solo.</translation>
    </message>
    <message>
        <source>Leave them so</source>
        <translation>Dejarlos así</translation>
    </message>
    <message>
        <source>Changes nothing. It comes back if a further product gets this code.</source>
        <translation>No cambia nada. Vuelve si otro producto más recibe este código.</translation>
    </message>
    <message>
        <source>Cash count that differs</source>
        <translation>Arqueo con diferencia</translation>
    </message>
    <message>
        <source>{session}: {amount} missing</source>
        <translation>{session}: faltan {amount}</translation>
    </message>
    <message>
        <source>Session {session} was closed with {amount} less than there should be: {counted} counted in cash, {expected} expected.</source>
        <translation>La sesión {session} se cerró con {amount} menos de lo debido: {counted} contados en efectivo, {expected} esperados.</translation>
    </message>
    <message>
        <source>{session}: {amount} too much</source>
        <translation>{session}: sobran {amount}</translation>
    </message>
    <message>
        <source>Session {session} was closed with {amount} more than there should be: {counted} counted in cash, {expected} expected.</source>
        <translation>La sesión {session} se cerró con {amount} más de lo debido: {counted} contados en efectivo, {expected} esperados.</translation>
    </message>
    <message>
        <source>Nobody explained it.</source>
        <translation>Nadie lo explicó.</translation>
    </message>
    <message>
        <source>It was explained as: {explanation}</source>
        <translation>Se explicó así: {explanation}</translation>
    </message>
    <message>
        <source>Accept the difference</source>
        <translation>Aceptar la diferencia</translation>
    </message>
    <message>
        <source>The closing stays as it is, with the difference in it. Your name is kept beside it.</source>
        <translation>El cierre queda como está, con su diferencia. Su nombre se guarda al lado.</translation>
    </message>
    <message>
        <source>Likely the same customer</source>
        <translation>Probablemente el mismo cliente</translation>
    </message>
    <message>
        <source>They shared a phone or an e-mail when this arose, and were likely registered more than once.</source>
        <translation>Compartían un teléfono o un correo cuando surgió este aviso, y era probable que estuvieran registrados más de una vez.</translation>
    </message>
    <message>
        <source>They are not the same</source>
        <translation>No son el mismo</translation>
    </message>
    <message>
        <source>Changes nothing. Nobody is asked about these customers again.</source>
        <translation>No cambia nada. No se vuelve a preguntar por estos clientes.</translation>
    </message>
    <message>
        <source>Edited by two people</source>
        <translation>Editado por dos personas</translation>
    </message>
    <message>
        <source>{field} · {name}</source>
        <translation>{field} · {name}</translation>
    </message>
    <message>
        <source>Two people changed the same field of {name} without knowing of each other. {field}: one wrote {other}, the other, later, {standing}. It is {now} now.</source>
        <translation>Dos personas cambiaron el mismo dato de {name} sin saber una de la otra. {field}: una escribió {other}; la otra, después, {standing}. Ahora vale {now}.</translation>
    </message>
    <message>
        <source>Keep {now}</source>
        <translation>Conservar {now}</translation>
    </message>
    <message>
        <source>Take {other}</source>
        <translation>Tomar {other}</translation>
    </message>
    <message>
        <source>{field} becomes {other} on every terminal.</source>
        <translation>{field}: pasa a {other} en todas las terminales.</translation>
    </message>
    <message>
        <source>Changes nothing.</source>
        <translation>No cambia nada.</translation>
    </message>
    <message>
        <source>Stock below zero</source>
        <translation>Stock bajo cero</translation>
    </message>
    <message>
        <source>{count} in stock: {product}</source>
        <translation>{count} en stock: {product}</translation>
    </message>
    <message>
        <source>More of {product} ({sku}) has left {branch} than came in: {count} in stock. Either a delivery was not entered, or something was sold as the wrong product. Put its stock right, and this goes by itself.</source>
        <translation>De {product} ({sku}) salió de {branch} más de lo que entró: {count} en stock. O falta cargar una entrega, o se vendió otra cosa como este producto. Al corregir su stock, este aviso desaparece solo.</translation>
    </message>
    <message>
        <source>More of {product} ({sku}) had left {branch} than came in. Since then it was put right: {count} in stock now.</source>
        <translation>De {product} ({sku}) había salido de {branch} más de lo que entró. Después se corrigió: ahora hay {count} en stock.</translation>
    </message>
    <message>
        <source>Credit limit passed</source>
        <translation>Límite de crédito superado</translation>
    </message>
    <message>
        <source>{name} owes {balance} of {limit}</source>
        <translation>{name} debe {balance} de {limit}</translation>
    </message>
    <message>
        <source>{name} owes {balance}, and the limit is {limit}. Tills that were apart each sold on account, or the limit was lowered since. The sales stand; ask for a payment, or raise the limit, and this goes by itself.</source>
        <translation>{name} debe {balance} y el límite es {limit}. Cajas sin conexión vendieron en cuenta corriente cada una, o el límite bajó después. Las ventas valen; pida un pago o suba el límite, y esto se va solo.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Changes nothing. The next sale on account asks.</source>
        <translation>No cambia nada. La próxima venta en cuenta corriente pregunta.</translation>
    </message>
    <message>
        <source>Changes nothing. It comes back when stock falls below zero anew.</source>
        <translation>No cambia nada. Vuelve cuando el stock baja otra vez de cero.</translation>
    </message>
    <message>
        <source>Serial number sold twice</source>
        <translation>Número de serie vendido dos veces</translation>
    </message>
    <message>
        <source>{serial} · {product}</source>
        <translation>{serial} · {product}</translation>
    </message>
    <message>
        <source>Both sales stand</source>
        <translation>Ambas ventas valen</translation>
    </message>
    <message>
        <source>Changes nothing. It comes back if the number is sold once more.</source>
        <translation>No cambia nada. Vuelve si el número se vende una vez más.</translation>
    </message>
    <message>
        <source>One SKU on several products</source>
        <translation>Un SKU en varios productos</translation>
    </message>
    <message>
        <source>{sku}: {products}</source>
        <translation>{sku}: {products}</translation>
    </message>
    <message>
        <source>SKU {sku} stands for several products; perhaps two terminals made them while apart. Give one of them another SKU, or archive it, and this goes by itself.</source>
        <translation>El SKU {sku} es de varios productos; quizá dos terminales los crearon sin conexión. Al dar otro SKU a uno, o archivarlo, este aviso desaparece solo.</translation>
    </message>
    <message>
        <source>Changes nothing. It comes back if a further product gets this SKU.</source>
        <translation>No cambia nada. Vuelve si otro producto más recibe este SKU.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otro asunto</translation>
    </message>
    <message>
        <source>Another terminal with a newer TechStore knows more of this. Update this one to see it.</source>
        <translation>Otra terminal con un TechStore más nuevo sabe más de esto. Actualice esta para verlo.</translation>
    </message>
    <message>
        <source>Two prices on one list</source>
        <translation>Dos precios en una lista</translation>
    </message>
    <message>
        <source>{product} on {list}: {amount} or {other}</source>
        <translation>{product} en {list}: {amount} o {other}</translation>
    </message>
    <message>
        <source>Two people gave {product} a price on the list {list} at once: {other} and {amount}. The later one, {amount}, is asked. Set the price anew in the settings, and this goes by itself.</source>
        <translation>Dos personas dieron un precio a {product} en la lista {list} a la vez: {other} y {amount}. Se cobra el último, {amount}. Fije el precio de nuevo en Ajustes y esto se va solo.</translation>
    </message>
    <message>
        <source>The later one is right</source>
        <translation>El último es correcto</translation>
    </message>
    <message>
        <source>Changes nothing: it is what is asked already.</source>
        <translation>No cambia nada: es lo que ya se cobra.</translation>
    </message>
    <message>
        <source>Returned twice</source>
        <translation>Devuelto dos veces</translation>
    </message>
    <message>
        <source>{returned} of {sold} came back: {product}</source>
        <translation>Volvieron {returned} de {sold}: {product}</translation>
    </message>
    <message>
        <source>Of {product} on {number}, {sold} were sold and {returned} came back: two tills took them while they did not know of each other. Both documents stand; look at the money and at the shelf.</source>
        <translation>De {product} en {number} se vendieron {sold} y volvieron {returned}: dos cajas los recibieron sin saber una de la otra. Ambos documentos valen; revise el dinero y el estante.</translation>
    </message>
    <message>
        <source>Both documents stand</source>
        <translation>Ambos documentos valen</translation>
    </message>
    <message>
        <source>Changes nothing. It comes back with one more.</source>
        <translation>No cambia nada. Vuelve si llega uno más.</translation>
    </message>
    <message>
        <source>Parked sale sold twice</source>
        <translation>Venta en espera vendida dos veces</translation>
    </message>
    <message>
        <source>{label} was sold twice</source>
        <translation>{label} se vendió dos veces</translation>
    </message>
    <message>
        <source>Two tills took up this parked sale while they did not know of each other, and both sold it. Both sales stand; if the goods left once, void one of them.</source>
        <translation>Dos cajas retomaron esta venta en espera sin saber una de la otra, y las dos la vendieron. Las dos ventas valen; si la mercadería salió una sola vez, anule una de ellas.</translation>
    </message>
    <message>
        <source>Quote sold twice</source>
        <translation>Presupuesto vendido dos veces</translation>
    </message>
    <message>
        <source>Quote {number} was sold twice</source>
        <translation>El presupuesto {number} se vendió dos veces</translation>
    </message>
    <message>
        <source>Two tills sold this quote while they did not know of each other. Both sales stand; if the goods left once, void one of them.</source>
        <translation>Dos cajas vendieron este presupuesto sin saber una de la otra. Las dos ventas quedan; si la mercadería salió una sola vez, anule una de ellas.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Deposit used twice</source>
        <translation>Seña usada dos veces</translation>
    </message>
    <message>
        <source>{overdrawn} too much of the deposit on {number}</source>
        <translation>{overdrawn} de más de la seña de {number}</translation>
    </message>
    <message>
        <source>Two tills used or gave back the deposit on {number} ({device}) while they did not know of each other: {overdrawn} more than was left there. Ask the customer for it, or void the sale that should not have been.</source>
        <translation>Dos cajas usaron o devolvieron la seña de {number} ({device}) sin saber una de la otra: {overdrawn} más de lo que se había dejado. Pídalo al cliente o anule la venta que no debía hacerse.</translation>
    </message>
    <message>
        <source>Part counted twice</source>
        <translation>Repuesto contado dos veces</translation>
    </message>
    <message>
        <source>{product} was counted twice on {number}</source>
        <translation>{product} se contó dos veces en {number}</translation>
    </message>
    <message>
        <source>Two people fitted {product} in {number}, or took it off, while their tills did not know of each other. The shelf is wrong by {count}.</source>
        <translation>Dos personas colocaron {product} en {number}, o lo retiraron, sin que sus cajas supieran una de la otra. El estante difiere en {count}.</translation>
    </message>
    <message>
        <source>Put the stock right</source>
        <translation>Corregir el stock</translation>
    </message>
    <message>
        <source>The shelf has again what the repair says.</source>
        <translation>El estante vuelve a tener lo que dice la reparación.</translation>
    </message>
    <message>
        <source>Changes nothing: both pieces were used up.</source>
        <translation>No cambia nada: se usaron las dos piezas.</translation>
    </message>
    <message>
        <source>Repair billed twice</source>
        <translation>Reparación cobrada dos veces</translation>
    </message>
    <message>
        <source>{number} was billed twice: {device}</source>
        <translation>{number} se cobró dos veces: {device}</translation>
    </message>
    <message>
        <source>Two tills handed out this repair while they did not know of each other, and both billed it. Void the sale of the one that the customer did not pay at.</source>
        <translation>Dos cajas entregaron esta reparación sin saber una de la otra y las dos la cobraron. Anule la venta de la caja donde el cliente no pagó.</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>Unido con</translation>
    </message>
    <message>
        <source>They share {shared} and are likely registered more than once. Open them and compare; merge them, or archive the one that is not needed.</source>
        <translation>Comparten {shared} y probablemente están registrados más de una vez. Ábralos y compare; únalos o archive el que no haga falta.</translation>
    </message>
    <message>
        <source>They are one: merge them</source>
        <translation>Son el mismo: unirlos</translation>
    </message>
    <message>
        <source>Purchases and account are the oldest one&apos;s from now on; both balances add up. Its card parts them again.</source>
        <translation>Compras y cuenta corriente pasan al más antiguo; los dos saldos se suman. Su ficha permite separarlos.</translation>
    </message>
    <message>
        <source>Voucher overspent</source>
        <translation>Vale gastado de más</translation>
    </message>
    <message>
        <source>Overspent by {over}: voucher {number}</source>
        <translation>Gastado de más por {over}: vale {number}</translation>
    </message>
    <message>
        <source>{put_on} came onto the voucher {number} and {spent} were spent of it: two tills took it while they did not know of each other. Both sales stand; {over} is missing.</source>
        <translation>Al vale {number} se cargaron {put_on} y se gastaron {spent}: dos cajas lo tomaron sin saber la una de la otra. Las dos ventas valen; faltan {over}.</translation>
    </message>
    <message>
        <source>Device counted twice</source>
        <translation>Equipo contado dos veces</translation>
    </message>
    <message>
        <source>{device} of {number} is counted twice</source>
        <translation>{device} de {number} está contado dos veces</translation>
    </message>
    <message>
        <source>Two tills that did not know of each other kept this device for the stock, or one kept it and the other handed it out. There is only one of it.</source>
        <translation>Dos cajas que no sabían una de la otra pasaron este equipo al stock, o una lo pasó al stock y la otra lo entregó. Hay uno solo.</translation>
    </message>
    <message>
        <source>Count it once</source>
        <translation>Contarlo una vez</translation>
    </message>
    <message>
        <source>What was kept too often leaves the stock again.</source>
        <translation>Lo que se ingresó de más vuelve a salir del stock.</translation>
    </message>
    <message>
        <source>Changes nothing: the stock was corrected already.</source>
        <translation>No cambia nada: el stock ya se corrigió.</translation>
    </message>
    <message>
        <source>{session}: another currency differs</source>
        <translation>{session}: hay diferencia en otra moneda</translation>
    </message>
    <message>
        <source>Session {session} was closed; the shop&apos;s own cash was right.</source>
        <translation>La sesión {session} se cerró; el efectivo en la moneda de la tienda estaba bien.</translation>
    </message>
    <message>
        <source>{amount} {currency} too much.</source>
        <translation>Sobran {amount} {currency}.</translation>
    </message>
    <message>
        <source>{amount} {currency} missing.</source>
        <translation>Faltan {amount} {currency}.</translation>
    </message>
    <message>
        <source>{product} with serial number {serial} is on more than one sale, and one unit cannot be sold twice. Either a number was scanned wrongly, or the unit came back without a return. Both sales stand; look at them and at the shelf, then say which one it went out with.</source>
        <translation>{product} con número de serie {serial} figura en más de una venta, y una unidad no se vende dos veces. O se escaneó mal un número, o la unidad volvió sin una devolución. Ambas ventas quedan en pie; revíselas, mire el estante y diga con cuál salió.</translation>
    </message>
    <message>
        <source>It went out with {number}</source>
        <translation>Salió con {number}</translation>
    </message>
    <message>
        <source>Loaner lent twice</source>
        <translation>Préstamo entregado dos veces</translation>
    </message>
    <message>
        <source>{name} was lent to two customers</source>
        <translation>{name} se prestó a dos clientes</translation>
    </message>
    <message>
        <source>Two tills handed out this loaner while they did not know of each other. In Follow-up, take it back from the customer who does not have it.</source>
        <translation>Dos cajas entregaron este equipo en préstamo sin saber una de la otra. En Seguimiento, recíbalo de vuelta del cliente que no lo tiene.</translation>
    </message>
    <message>
        <source>Ordered part counted in twice</source>
        <translation>Repuesto pedido ingresado dos veces</translation>
    </message>
    <message>
        <source>{product} came once and was counted in twice</source>
        <translation>{product} llegó una vez y se ingresó dos veces</translation>
    </message>
    <message>
        <source>Two people marked the same order of {product} as come while their tills did not know of each other. {arrived} came; the shelf is wrong by {count}.</source>
        <translation>Dos personas marcaron como llegado el mismo pedido de {product} mientras sus cajas no sabían una de la otra. Llegaron {arrived}; el stock tiene {count} de diferencia.</translation>
    </message>
    <message>
        <source>The shelf has what came once.</source>
        <translation>El stock queda con lo que llegó una vez.</translation>
    </message>
    <message>
        <source>Changes nothing: two parcels came.</source>
        <translation>No cambia nada: llegaron dos envíos.</translation>
    </message>
    <message>
        <source>The unit belongs to this sale alone from now on. You are asked which unit left with the other: its number takes the place of the wrong one there.</source>
        <translation>La unidad pertenece desde ahora solo a esta venta. Se pregunta qué unidad salió con la otra: su número ocupa allí el lugar del equivocado.</translation>
    </message>
    <message>
        <source>Which unit left with {number}? Look in its box or on its paper.</source>
        <translation>¿Qué unidad salió con {number}? Mire en su caja o en su papel.</translation>
    </message>
    <message>
        <source>It lies on the shelf</source>
        <translation>Está en el estante</translation>
    </message>
    <message>
        <source>It is kept for {number}</source>
        <translation>Está apartada para {number}</translation>
    </message>
    <message>
        <source>It is here for repair</source>
        <translation>Está aquí en reparación</translation>
    </message>
    <message>
        <source>It is fitted in {number}</source>
        <translation>Está montada en {number}</translation>
    </message>
    <message>
        <source>It lies with what is damaged</source>
        <translation>Está con lo dañado</translation>
    </message>
    <message>
        <source>The supplier has it</source>
        <translation>La tiene el proveedor</translation>
    </message>
    <message>
        <source>It was scrapped</source>
        <translation>Se desechó</translation>
    </message>
    <message>
        <source>It is off the stock</source>
        <translation>Está fuera del stock</translation>
    </message>
    <message>
        <source>One unit, two stories</source>
        <translation>Una unidad, dos historias</translation>
    </message>
    <message>
        <source>{product} with serial number {serial} is told of by tills that did not know of each other, and one unit cannot be in two places:
{told}
Either a number was scanned wrongly, or one of them is mistaken. Both stand; look for the unit, then say where it is.</source>
        <translation>De {product} con número de serie {serial} cuentan cajas que no sabían una de otra, y una unidad no puede estar en dos lugares:
{told}
O bien se escaneó mal un número, o una de ellas se equivoca. Ambos registros quedan; busque la unidad y luego diga dónde está.</translation>
    </message>
    <message>
        <source>It lies on the shelf here</source>
        <translation>Está aquí en el estante</translation>
    </message>
    <message>
        <source>Changes nothing: the last of them counts.</source>
        <translation>No cambia nada: cuenta el último de ellos.</translation>
    </message>
    <message>
        <source>The unit is there from now on. Both documents stand, with what they moved: where no second piece moved, correct the product&apos;s stock without a number.</source>
        <translation>La unidad está ahí desde ahora. Ambos documentos quedan, con lo que movieron: si no se movió una segunda pieza, corrija el stock del producto sin número.</translation>
    </message>
</context>
<context>
    <name>AttentionScreen</name>
    <message>
        <source>To settle</source>
        <translation>Por resolver</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Resueltos</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Nada pendiente</translation>
    </message>
    <message>
        <source>What no program can decide comes here and stays until somebody does: stock below zero, one SKU or barcode on two products, customers registered twice, a cash count that differs, a serial number sold twice, a price that two people changed at once.</source>
        <translation>Lo que ningún programa puede decidir llega aquí y queda hasta que alguien lo haga: stock bajo cero, un SKU o código de barras en dos productos, clientes registrados dos veces, un arqueo con diferencia, un número de serie vendido dos veces, un precio que dos personas cambiaron a la vez.</translation>
    </message>
    <message>
        <source>Nothing was settled yet</source>
        <translation>Todavía no se resolvió nada</translation>
    </message>
    <message>
        <source>What somebody decides stays here, with who, when and why.</source>
        <translation>Lo que alguien decide queda aquí, con quién, cuándo y por qué.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>To settle or settled</source>
        <translation>Por resolver o resueltos</translation>
    </message>
</context>
<context>
    <name>BackButton</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>BackDialog</name>
    <message>
        <source>{number} is back from {place}</source>
        <translation>{number} volvió de {place}</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Recibirlo</translation>
    </message>
    <message>
        <source>What the work there cost the shop</source>
        <translation>Cuánto le costó a la tienda ese trabajo</translation>
    </message>
    <message>
        <source>It counts as the cost of the job&apos;s labour; the customer&apos;s price stays.</source>
        <translation>Cuenta como costo de la mano de obra; el precio al cliente no cambia.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
    <message>
        <source>Type an amount, such as 1500.</source>
        <translation>Escriba un importe, como 1500.</translation>
    </message>
</context>
<context>
    <name>BarcodeList</name>
    <message>
        <source>Scan, or type and press Enter</source>
        <translation>Escanear, o escribir y presionar Enter</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Código de barras</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Take off {code}</source>
        <translation>Quitar {code}</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>There is no state that all of these may go to.</source>
        <translation>No hay un estado al que todas estas puedan pasar.</translation>
    </message>
    <message>
        <source>Another state</source>
        <translation>Otro estado</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Another technician</source>
        <translation>Otro técnico</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>{numbers} and {count} more</source>
        <translation>{numbers} y {count} más</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>Qué repuesto</translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation>Esperarlo</translation>
    </message>
</context>
<context>
    <name>BenchRow</name>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Stop work</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>{name} has worked on it since {moment}</source>
        <translation>{name} trabaja en esta orden desde {moment}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguien</translation>
    </message>
</context>
<context>
    <name>BillView</name>
    <message>
        <source>Labour</source>
        <translation>Mano de obra</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Repuestos</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Impuestos</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Aceptado</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Seña</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margen</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimado</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>From here there is no step back by hand.</source>
        <translation>Desde aquí no se puede volver un paso a mano.</translation>
    </message>
</context>
<context>
    <name>BranchChoice</name>
    <message>
        <source>Branch</source>
        <translation>Sucursal</translation>
    </message>
    <message>
        <source>All branches</source>
        <translation>Todas las sucursales</translation>
    </message>
</context>
<context>
    <name>BranchDialog</name>
    <message>
        <source>Add a branch</source>
        <translation>Agregar una sucursal</translation>
    </message>
    <message>
        <source>Edit the branch</source>
        <translation>Editar la sucursal</translation>
    </message>
    <message>
        <source>A new till stands in it when it is added at the hub under this name.</source>
        <translation>Una caja nueva queda en ella cuando se agrega en la central con este nombre.</translation>
    </message>
    <message>
        <source>Name of the branch</source>
        <translation>Nombre de la sucursal</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
</context>
<context>
    <name>BranchesPage</name>
    <message>
        <source>Add a branch</source>
        <translation>Agregar una sucursal</translation>
    </message>
    <message>
        <source>No branches</source>
        <translation>Sin sucursales</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Sucursal</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>Terminales</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>Name, SKU, barcode, brand</source>
        <translation>Nombre, SKU, código de barras, marca</translation>
    </message>
    <message>
        <source>No product meets this</source>
        <translation>Ningún producto cumple esto</translation>
    </message>
    <message>
        <source>Esc takes the filters back, one by one.</source>
        <translation>Esc quita los filtros, uno por uno.</translation>
    </message>
    <message>
        <source>The catalogue is empty</source>
        <translation>El catálogo está vacío</translation>
    </message>
    <message>
        <source>Here you find, price and count what you sell. Take in a spreadsheet, or add the first product by hand.</source>
        <translation>Aquí se busca, se valora y se cuenta lo que se vende. Importe una planilla o agregue el primer producto a mano.</translation>
    </message>
    <message>
        <source>Import a catalogue</source>
        <translation>Importar un catálogo</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Producto nuevo</translation>
    </message>
    <message>
        <source>1 product</source>
        <translation>1 producto</translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation>{count} productos</translation>
    </message>
</context>
<context>
    <name>CameraSheet</name>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Take photos</source>
        <translation>Tomar fotos</translation>
    </message>
    <message>
        <source>The camera starts …</source>
        <translation>La cámara se enciende …</translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation>La cámara no da imagen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Tomar la foto</translation>
    </message>
    <message>
        <source>1 photo taken</source>
        <translation>1 foto tomada</translation>
    </message>
    <message>
        <source>{n} photos taken</source>
        <translation>{n} fotos tomadas</translation>
    </message>
</context>
<context>
    <name>CardFace</name>
    <message>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>to be given back</source>
        <translation>a devolver</translation>
    </message>
    <message>
        <source>give back</source>
        <translation>devolver</translation>
    </message>
    <message>
        <source>part here</source>
        <translation>llegó</translation>
    </message>
    <message>
        <source>at {place}</source>
        <translation>en {place}</translation>
    </message>
    <message>
        <source>waiting for part</source>
        <translation>espera repuesto</translation>
    </message>
    <message>
        <source>quoted {amount}</source>
        <translation>presup. {amount}</translation>
    </message>
    <message>
        <source>not repaired</source>
        <translation>sin reparar</translation>
    </message>
    <message>
        <source>to be fetched</source>
        <translation>para retirar</translation>
    </message>
    <message>
        <source>the part is here</source>
        <translation>llegó el repuesto</translation>
    </message>
    <message>
        <source>promised: {day}</source>
        <translation>prometido: {day}</translation>
    </message>
    <message>
        <source>waits for: {part}</source>
        <translation>espera: {part}</translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>retirar</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Write in WhatsApp</source>
        <translation>Escribir por WhatsApp</translation>
    </message>
    <message>
        <source>Write a mail</source>
        <translation>Escribir un correo</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Erase for ever</source>
        <translation>Borrar para siempre</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Cliente nuevo</translation>
    </message>
    <message>
        <source>Kept once you save it</source>
        <translation>Se conserva al guardar</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>Sin contacto todavía</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivado</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Erased customer</source>
        <translation>Cliente borrado</translation>
    </message>
    <message>
        <source>Documents stay, without a name</source>
        <translation>Los documentos quedan, sin nombre</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>borrado</translation>
    </message>
    <message>
        <source>Merge with another</source>
        <translation>Unir con otro</translation>
    </message>
</context>
<context>
    <name>CardLayout</name>
    <message>
        <source>Details</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>Compras</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Sin guardar todavía</translation>
    </message>
    <message>
        <source>What everybody at the counter should know</source>
        <translation>Lo que todos en el mostrador deben saber</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivado</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Scan while this page is open to add a code.</source>
        <translation>Escanee con esta página abierta para agregar un código.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Códigos</translation>
    </message>
</context>
<context>
    <name>Cash</name>
    <message>
        <source>Cash desk</source>
        <translation>Caja</translation>
    </message>
</context>
<context>
    <name>CashCandidates</name>
    <message>
        <source>The float differs from the last close by just {amount}: was it counted?</source>
        <translation>El fondo difiere del último cierre justo en {amount}: ¿se contó?</translation>
    </message>
    <message>
        <source>{numbers}: the change of {amount} was perhaps not given.</source>
        <translation>{numbers}: quizá no se entregó el vuelto de {amount}.</translation>
    </message>
    <message>
        <source>{amount} was perhaps paid out and not recorded.</source>
        <translation>Quizá se pagaron {amount} sin registrarlo.</translation>
    </message>
    <message>
        <source>{numbers}: {amount} was perhaps recorded and not moved, or the wrong way.</source>
        <translation>{numbers}: quizá {amount} se registró y no se movió, o se movió al revés.</translation>
    </message>
    <message>
        <source>{numbers} was {amount} in cash: taken twice, or not at all?</source>
        <translation>{numbers} fue de {amount} en efectivo: ¿se cobró dos veces, o ninguna?</translation>
    </message>
    <message>
        <source>Two digits of the count may have changed places.</source>
        <translation>Quizá se invirtieron dos cifras del conteo.</translation>
    </message>
    <message>
        <source>{numbers}: together {amount} in cash.</source>
        <translation>{numbers}: juntos suman {amount} en efectivo.</translation>
    </message>
    <message>
        <source>{numbers}: {amount} booked as cash was perhaps paid by another method.</source>
        <translation>{numbers}: {amount} registrados como efectivo quizá se pagaron por otro medio.</translation>
    </message>
    <message>
        <source>{numbers}: {amount} by {method} was perhaps paid in cash.</source>
        <translation>{numbers}: {amount} por {method} quizá se pagaron en efectivo.</translation>
    </message>
    <message>
        <source>{numbers}: {amount} booked as {of} was perhaps paid by another method.</source>
        <translation>{numbers}: {amount} registrados como {of} quizá se pagaron por otro medio.</translation>
    </message>
    <message>
        <source>{numbers}: {amount} by {method} was perhaps paid by {of}.</source>
        <translation>{numbers}: {amount} por {method} quizá se pagaron con {of}.</translation>
    </message>
    <message>
        <source>{numbers} was {amount}: taken twice, or not at all?</source>
        <translation>{numbers} fue de {amount}: ¿se cobró dos veces, o ninguna?</translation>
    </message>
    <message>
        <source>{numbers}: together {amount}.</source>
        <translation>{numbers}: juntos suman {amount}.</translation>
    </message>
</context>
<context>
    <name>CashLayout</name>
    <message>
        <source>Movements</source>
        <translation>Movimientos</translation>
    </message>
    <message>
        <source>Sessions and Z reports</source>
        <translation>Sesiones e informes Z</translation>
    </message>
</context>
<context>
    <name>CashMovements</name>
    <message>
        <source>Cash in</source>
        <translation>Ingreso de efectivo</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>Egreso de efectivo</translation>
    </message>
    <message>
        <source>Expense</source>
        <translation>Gasto</translation>
    </message>
    <message>
        <source>Safe drop</source>
        <translation>Retiro a caja fuerte</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>Caja abierta sin venta</translation>
    </message>
</context>
<context>
    <name>CashPapers</name>
    <message>
        <source>Slip {number}</source>
        <translation>Vale {number}</translation>
    </message>
    <message>
        <source>Z report {number}</source>
        <translation>Informe Z {number}</translation>
    </message>
    <message>
        <source>X report {number}</source>
        <translation>Informe X {number}</translation>
    </message>
</context>
<context>
    <name>CashScreen</name>
    <message>
        <source>X or Z report</source>
        <translation>Informe X o Z</translation>
    </message>
    <message>
        <source>X or Z report on A4</source>
        <translation>Informe X o Z en A4</translation>
    </message>
    <message>
        <source>Count and close</source>
        <translation>Contar y cerrar</translation>
    </message>
    <message>
        <source>Verify a closed count</source>
        <translation>Verificar un conteo cerrado</translation>
    </message>
    <message>
        <source>Slip again</source>
        <translation>Vale de nuevo</translation>
    </message>
    <message>
        <source>Movements or sessions</source>
        <translation>Movimientos o sesiones</translation>
    </message>
    <message>
        <source>{kind} {number} is recorded</source>
        <translation>{kind} {number} registrado</translation>
    </message>
    <message>
        <source>Open the drawer first.</source>
        <translation>Abra primero la caja.</translation>
    </message>
    <message>
        <source>Choose a session in the list and press Enter.</source>
        <translation>Elija una sesión de la lista y presione Enter.</translation>
    </message>
</context>
<context>
    <name>CashTables</name>
    <message>
        <source>No movements in this session</source>
        <translation>Sin movimientos en esta sesión</translation>
    </message>
    <message>
        <source>Cash in and out, expenses and drops are listed here.</source>
        <translation>Aquí se listan ingresos, egresos, gastos y retiros.</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Todavía no hay sesiones</translation>
    </message>
    <message>
        <source>Each opening of the drawer is kept here with its count.</source>
        <translation>Aquí queda cada apertura de caja con su arqueo.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>CategoryChoice</name>
    <message>
        <source>No category</source>
        <translation>Sin categoría</translation>
    </message>
    <message>
        <source>New category…</source>
        <translation>Categoría nueva…</translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message>
        <source>Add expense category</source>
        <translation>Agregar categoría de gastos</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Escriba un nombre.</translation>
    </message>
</context>
<context>
    <name>CategoryMoveDialog</name>
    <message>
        <source>At the top, in no other</source>
        <translation>Arriba, en ninguna otra</translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation>Dónde va</translation>
    </message>
</context>
<context>
    <name>CategoryPanel</name>
    <message>
        <source>New category…</source>
        <translation>Categoría nueva…</translation>
    </message>
    <message>
        <source>New category inside…</source>
        <translation>Categoría nueva dentro…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Mover…</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
</context>
<context>
    <name>CategoryTree</name>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Todos</translation>
    </message>
</context>
<context>
    <name>ChangeLines</name>
    <message>
        <source>Change the marked line</source>
        <translation>Cambiar la línea marcada</translation>
    </message>
    <message>
        <source>Quantity, remove the marked line</source>
        <translation>Cantidad, quitar la línea marcada</translation>
    </message>
    <message>
        <source>Mark another line</source>
        <translation>Marcar otra línea</translation>
    </message>
    <message>
        <source>Before a code or words: three</source>
        <translation>Delante de un código o palabras: tres</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>No sales yet: the first one shows here at once.</source>
        <translation>Todavía no hay ventas: la primera aparece aquí enseguida.</translation>
    </message>
    <message>
        <source>last {day}</source>
        <translation>{day} pasado</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>day</source>
        <translation>día</translation>
    </message>
    <message>
        <source>week before</source>
        <translation>semana anterior</translation>
    </message>
    <message>
        <source>Nothing taken yet</source>
        <translation>Todavía no se cobró nada</translation>
    </message>
    <message>
        <source>{hour} h: {now}, {last} {before}</source>
        <translation>{hour} h: {now}, {last} {before}</translation>
    </message>
    <message>
        <source>{weekday} {day}: {now}, a week before {before}</source>
        <translation>{weekday} {day}: {now}, una semana antes {before}</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Test of {device}</source>
        <translation>Prueba de {device}</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>All works: ready</source>
        <translation>Todo funciona: listo</translation>
    </message>
    <message>
        <source>Not yet: back to the bench</source>
        <translation>Todavía no: vuelve al banco</translation>
    </message>
    <message>
        <source>All works</source>
        <translation>Todo funciona</translation>
    </message>
    <message>
        <source>What was tested, what came out</source>
        <translation>Qué se probó, qué resultó</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
</context>
<context>
    <name>CheckPrice</name>
    <message>
        <source>Price check</source>
        <translation>Consultar precio</translation>
    </message>
    <message>
        <source>Check price</source>
        <translation>Ver precio</translation>
    </message>
</context>
<context>
    <name>ChecklistsPage</name>
    <message>
        <source>At most 30 lines, each of at most 300 characters.</source>
        <translation>Como máximo 30 líneas, de hasta 300 caracteres cada una.</translation>
    </message>
</context>
<context>
    <name>Checkout</name>
    <message>
        <source>Checkout</source>
        <translation>Venta</translation>
    </message>
</context>
<context>
    <name>CheckoutScreen</name>
    <message>
        <source>{name}: {count} in stock.</source>
        <translation>{name}: {count} en stock.</translation>
    </message>
    <message>
        <source>The sale that was on this screen is here again.</source>
        <translation>La venta que estaba en pantalla está aquí de nuevo.</translation>
    </message>
</context>
<context>
    <name>ChooseCustomer</name>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>Clear</name>
    <message>
        <source>Clear the sale</source>
        <translation>Vaciar la venta</translation>
    </message>
</context>
<context>
    <name>ClosedDayDialog</name>
    <message>
        <source>Close a day</source>
        <translation>Cerrar un día</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Cerrarlo</translation>
    </message>
    <message>
        <source>Holiday, stocktaking …</source>
        <translation>Feriado, inventario …</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>ClosedDays</name>
    <message>
        <source>No day is closed</source>
        <translation>Ningún día está cerrado</translation>
    </message>
    <message>
        <source>Add holidays, so that nothing is promised for them.</source>
        <translation>Agregue los feriados, para que nada se prometa para esos días.</translation>
    </message>
    <message>
        <source>Close a day</source>
        <translation>Cerrar un día</translation>
    </message>
    <message>
        <source>Work on it</source>
        <translation>Trabajar ese día</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Count and close {number}</source>
        <translation>Contar y cerrar {number}</translation>
    </message>
    <message>
        <source>Count before anything is compared. Any count closes.</source>
        <translation>Cuente antes de comparar nada. Cualquier conteo cierra.</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>Cerrar la caja</translation>
    </message>
    <message>
        <source>Close with {amount} counted?</source>
        <translation>¿Cerrar con {amount} contados?</translation>
    </message>
    <message>
        <source>The session is closed for good. What differs is kept.</source>
        <translation>La sesión se cierra definitivamente. Lo que difiera queda registrado.</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Contar de nuevo</translation>
    </message>
    <message>
        <source>Beside it {amounts} are counted.</source>
        <translation>Además se contaron {amounts}.</translation>
    </message>
</context>
<context>
    <name>ClosingView</name>
    <message>
        <source>What could explain it</source>
        <translation>Qué podría explicarlo</translation>
    </message>
    <message>
        <source>{time} · {person} · 1 document</source>
        <translation>{time} · {person} · 1 comprobante</translation>
    </message>
    <message>
        <source>{time} · {person} · {count} documents</source>
        <translation>{time} · {person} · {count} comprobantes</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Verified by {person}, {time}: {amount} counted</source>
        <translation>Verificado por {person}, {time}: {amount} contados</translation>
    </message>
    <message>
        <source>Nothing of this session has just this amount.</source>
        <translation>Nada de esta sesión tiene justo este importe.</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Informe Z</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Session {number}, closed</source>
        <translation>Sesión {number}, cerrada</translation>
    </message>
</context>
<context>
    <name>CodeField</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Patrón</translation>
    </message>
    <message>
        <source>Kind of code</source>
        <translation>Tipo de código</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Código de acceso</translation>
    </message>
    <message>
        <source>As the customer says it</source>
        <translation>Como lo dice el cliente</translation>
    </message>
</context>
<context>
    <name>CodeLook</name>
    <message>
        <source>Show the code</source>
        <translation>Mostrar el código</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Código de acceso</translation>
    </message>
</context>
<context>
    <name>Collection</name>
    <message>
        <source>Reminder</source>
        <translation>Recordatorio</translation>
    </message>
    <message>
        <source>Storage fee</source>
        <translation>Cargo por guarda</translation>
    </message>
    <message>
        <source>Last letter</source>
        <translation>Última carta</translation>
    </message>
    <message>
        <source>To the stock</source>
        <translation>Al stock</translation>
    </message>
    <message>
        <source>Remind them</source>
        <translation>Recordar</translation>
    </message>
    <message>
        <source>Charge the storage</source>
        <translation>Cobrar la guarda</translation>
    </message>
    <message>
        <source>Write the last letter</source>
        <translation>Escribir la última carta</translation>
    </message>
    <message>
        <source>Put it into the stock</source>
        <translation>Pasar al stock</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>corresponde hoy</translation>
    </message>
    <message>
        <source>due since {day}</source>
        <translation>desde el {day}</translation>
    </message>
    <message>
        <source>from {day} on</source>
        <translation>a partir del {day}</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} días</translation>
    </message>
    <message>
        <source>Steps {number}</source>
        <translation>Pasos {number}</translation>
    </message>
</context>
<context>
    <name>CollectionPage</name>
    <message>
        <source>Nothing is done about them</source>
        <translation>No se hace nada con ellos</translation>
    </message>
    <message>
        <source>Add steps: reminders, a fee for the storage, a last letter, and the day on which the shop keeps the device for the unpaid work.</source>
        <translation>Agregue pasos: recordatorios, un cargo por guarda, una última carta y el día en que la tienda se queda con el equipo por el trabajo impago.</translation>
    </message>
    <message>
        <source>Begin with the usual steps</source>
        <translation>Empezar con los pasos habituales</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Agregar un paso</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>After</source>
        <translation>A los</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Qué se hace</translation>
    </message>
    <message>
        <source>On the bill</source>
        <translation>En la cuenta</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>The clock has gone back</source>
        <translation>El reloj retrocedió</translation>
    </message>
    <message>
        <source>The last sale is later than this computer&apos;s clock. Check the clock, or sell with the time of the last sale.</source>
        <translation>La última venta es posterior al reloj de esta computadora. Revise el reloj, o venda con la hora de la última venta.</translation>
    </message>
    <message>
        <source>Sell anyway</source>
        <translation>Vender igual</translation>
    </message>
</context>
<context>
    <name>ComponentRow</name>
    <message>
        <source>Taxes the taxes before it, too</source>
        <translation>Grava también los impuestos anteriores</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Componente</translation>
    </message>
    <message>
        <source>Rate in %</source>
        <translation>Tasa en %</translation>
    </message>
    <message>
        <source>Amount per piece</source>
        <translation>Importe por unidad</translation>
    </message>
    <message>
        <source>Remove component</source>
        <translation>Quitar componente</translation>
    </message>
</context>
<context>
    <name>ConsentSheet</name>
    <message>
        <source>Who signs</source>
        <translation>Quién firma</translation>
    </message>
    <message>
        <source>Read, and sign below</source>
        <translation>Lea y firme abajo</translation>
    </message>
    <message>
        <source>What is agreed</source>
        <translation>Lo que se acuerda</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Sign anew</source>
        <translation>Firmar de nuevo</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>Firmado en papel</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Correct the account of {name}</source>
        <translation>Corregir la cuenta de {name}</translation>
    </message>
    <message>
        <source>Enter the correction</source>
        <translation>Registrar la corrección</translation>
    </message>
    <message>
        <source>The customer owes less</source>
        <translation>El cliente debe menos</translation>
    </message>
    <message>
        <source>The customer owes more</source>
        <translation>El cliente debe más</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Qué cambia</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>Give a voucher away</source>
        <translation>Regalar un vale</translation>
    </message>
    <message>
        <source>A new number; nobody pays for it. The reason is kept.</source>
        <translation>Un número nuevo; nadie lo paga. El motivo queda registrado.</translation>
    </message>
    <message>
        <source>Correct {number}</source>
        <translation>Corregir {number}</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Regalar</translation>
    </message>
    <message>
        <source>Comes onto it</source>
        <translation>Se le suma</translation>
    </message>
    <message>
        <source>Goes off it</source>
        <translation>Se le resta</translation>
    </message>
</context>
<context>
    <name>CountFields</name>
    <message>
        <source>Type what you counted; 0 for nothing.</source>
        <translation>Escriba lo que contó; 0 si no hay nada.</translation>
    </message>
</context>
<context>
    <name>CountSheet</name>
    <message>
        <source>Note (optional)</source>
        <translation>Nota (opcional)</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>según lo esperado</translation>
    </message>
</context>
<context>
    <name>CounterBar</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>Show it at the first sign-in of a day</source>
        <translation>Mostrarla en el primer ingreso del día</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>El día</translation>
    </message>
    <message>
        <source>The customer&apos;s display</source>
        <translation>La pantalla del cliente</translation>
    </message>
    <message>
        <source>Labels of the shop&apos;s own scale</source>
        <translation>Etiquetas de la balanza propia</translation>
    </message>
    <message>
        <source>An EAN-13 that begins with 20 to 29 may carry a weight or a price. The product has prefix and item as its barcode, such as 2012345. A code that is a product&apos;s own barcode always means that product.</source>
        <translation>Un EAN-13 que empieza con 20 a 29 puede llevar un peso o un precio. El producto tiene prefijo y artículo como código de barras, por ejemplo 2012345. Un código que es el de un producto siempre significa ese producto.</translation>
    </message>
    <message>
        <source>no value in it</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>item 4, check, weight 5 (00.000)</source>
        <translation>artículo 4, control, peso 5 (00,000)</translation>
    </message>
    <message>
        <source>item 4, check, price 5 (000.00)</source>
        <translation>artículo 4, control, precio 5 (000,00)</translation>
    </message>
    <message>
        <source>item 5, weight 5 (00.000)</source>
        <translation>artículo 5, peso 5 (00,000)</translation>
    </message>
    <message>
        <source>item 5, price 5 (000.00)</source>
        <translation>artículo 5, precio 5 (000,00)</translation>
    </message>
    <message>
        <source>item 5, price 5 (00000)</source>
        <translation>artículo 5, precio 5 (00000)</translation>
    </message>
    <message>
        <source>item 6, price 4 (00.00)</source>
        <translation>artículo 6, precio 4 (00,00)</translation>
    </message>
</context>
<context>
    <name>CurrencyCounts</name>
    <message>
        <source>Cash counted</source>
        <translation>Efectivo contado</translation>
    </message>
    <message>
        <source>{currency} counted</source>
        <translation>{currency} contado</translation>
    </message>
</context>
<context>
    <name>CurrencyDialog</name>
    <message>
        <source>Take another currency</source>
        <translation>Aceptar otra moneda</translation>
    </message>
    <message>
        <source>It is taken in cash at the day&apos;s rate, change is in the shop&apos;s own. The drawer is opened, counted and closed with each currency apart.</source>
        <translation>Se recibe en efectivo a la cotización del día y el vuelto se da en la moneda de la tienda. La caja se abre, se cuenta y se cierra con cada moneda por separado.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>What one is worth today, in {own}</source>
        <translation>Cuánto vale una unidad hoy, en {own}</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
</context>
<context>
    <name>CustomerCard</name>
    <message>
        <source>What you typed about this customer is not saved yet.</source>
        <translation>Lo que escribió sobre este cliente no está guardado todavía.</translation>
    </message>
    <message>
        <source>Erase {name} for ever?</source>
        <translation>¿Borrar a {name} para siempre?</translation>
    </message>
    <message>
        <source>Name, tax number, phones, e-mail, address and notes go from every terminal, from receipts printed again and from the history. Sales and amounts stay. This cannot be undone. Backups made before still hold the name: delete them when you no longer need them.</source>
        <translation>El nombre, la identificación fiscal, los teléfonos, el correo, la dirección y las notas se borran de todas las terminales, de los recibos reimpresos y del historial. Las ventas y los importes quedan. No se puede deshacer. Las copias de seguridad anteriores aún tienen el nombre: elimínelas cuando ya no las necesite.</translation>
    </message>
    <message>
        <source>Erase for ever</source>
        <translation>Borrar para siempre</translation>
    </message>
    <message>
        <source>Keep the customer</source>
        <translation>Conservar el cliente</translation>
    </message>
    <message>
        <source>The customer was erased.</source>
        <translation>El cliente fue borrado.</translation>
    </message>
    <message>
        <source>{name} is back.</source>
        <translation>{name} está de vuelta.</translation>
    </message>
    <message>
        <source>{name} is archived. Their sales stay.</source>
        <translation>{name} quedó archivado. Sus ventas permanecen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>What is agreed</source>
        <translation>Lo que se acuerda</translation>
    </message>
    <message>
        <source>Sign anew</source>
        <translation>Firmar de nuevo</translation>
    </message>
    <message>
        <source>Please read, and sign below</source>
        <translation>Por favor, lea y firme abajo</translation>
    </message>
</context>
<context>
    <name>CustomerSheet</name>
    <message>
        <source>Name, phone, e-mail or tax number</source>
        <translation>Nombre, teléfono, correo o identificación fiscal</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>¿Quién es?</translation>
    </message>
    <message>
        <source>Type part of the name or phone, or register somebody new.</source>
        <translation>Escriba parte del nombre o del teléfono, o registre a alguien nuevo.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Customer of this sale</source>
        <translation>Cliente de esta venta</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>Sin cliente</translation>
    </message>
    <message>
        <source>Register as new</source>
        <translation>Registrar como nuevo</translation>
    </message>
    <message>
        <source>{name} has the same phone or e-mail. Press again to register anyway.</source>
        <translation>{name} tiene el mismo teléfono o correo. Pulse otra vez para registrar igual.</translation>
    </message>
    <message>
        <source>Type part of the name or phone.</source>
        <translation>Escriba parte del nombre o del teléfono.</translation>
    </message>
</context>
<context>
    <name>CustomerStrip</name>
    <message>
        <source>No customer</source>
        <translation>Sin cliente</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Identificación fiscal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Too long: at most {most} characters.</source>
        <translation>Demasiado largo: como máximo {most} caracteres.</translation>
    </message>
    <message>
        <source>Type the name of the person or the company.</source>
        <translation>Escriba el nombre de la persona o de la empresa.</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Any way</source>
        <translation>Cualquiera</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>De ninguna manera</translation>
    </message>
    <message>
        <source>As the till does</source>
        <translation>Como la caja</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Show, keep as PDF</source>
        <translation>Mostrar, guardar como PDF</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>Sin recibo</translation>
    </message>
    <message>
        <source>As the till</source>
        <translation>Como la caja</translation>
    </message>
    <message>
        <source>Erased customer</source>
        <translation>Cliente borrado</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Owed above zero, credit in hand below it</source>
        <translation>Sobre cero debe; bajo cero tiene a favor</translation>
    </message>
</context>
<context>
    <name>CustomersScreen</name>
    <message>
        <source>Name, phone, e-mail or tax number</source>
        <translation>Nombre, teléfono, correo o identificación fiscal</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivados</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Cliente nuevo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Payment on account</source>
        <translation>Pago a cuenta</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Estado de cuenta</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>Buscar un cliente</translation>
    </message>
    <message>
        <source>{count} · {time} ms</source>
        <translation>{count} · {time} ms</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Nadie encontrado</translation>
    </message>
    <message>
        <source>Try part of the name or the last digits of the phone.</source>
        <translation>Pruebe con parte del nombre o los últimos dígitos del teléfono.</translation>
    </message>
    <message>
        <source>Nobody owes anything.</source>
        <translation>Nadie debe nada.</translation>
    </message>
    <message>
        <source>Nobody is archived</source>
        <translation>No hay nadie archivado</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Todavía no hay clientes</translation>
    </message>
    <message>
        <source>Register one to find their purchases and phone again.</source>
        <translation>Registre uno para volver a encontrar sus compras y su teléfono.</translation>
    </message>
    <message>
        <source>Owe money</source>
        <translation>Deben</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>Nadie elegido</translation>
    </message>
    <message>
        <source>Choose a customer from the list to see their card here.</source>
        <translation>Elija un cliente de la lista para ver aquí su ficha.</translation>
    </message>
    <message>
        <source>Merge with another</source>
        <translation>Unir con otro</translation>
    </message>
    <message>
        <source>Next tab of the card</source>
        <translation>Pestaña siguiente de la ficha</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>Dashboard</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>{rate} of sales</source>
        <translation>{rate} de las ventas</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} días</translation>
    </message>
    <message>
        <source>{amount} last {day}</source>
        <translation>{amount} el {day} pasado</translation>
    </message>
    <message>
        <source>{change} on last {day}</source>
        <translation>{change} que el {day}</translation>
    </message>
</context>
<context>
    <name>DashboardScreen</name>
    <message>
        <source>Read the figures anew</source>
        <translation>Leer las cifras de nuevo</translation>
    </message>
    <message>
        <source>From figure to figure</source>
        <translation>De cifra en cifra</translation>
    </message>
    <message>
        <source>Open the list of the marked figure</source>
        <translation>Abrir la lista de la cifra marcada</translation>
    </message>
    <message>
        <source>{branch} · as of {time}</source>
        <translation>{branch} · a las {time}</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>sin abrir</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>desde {time}</translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation>1 cliente</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} clientes</translation>
    </message>
    <message>
        <source>Ready to open</source>
        <translation>Listo para abrir</translation>
    </message>
</context>
<context>
    <name>Debts</name>
    <message>
        <source>Give the change</source>
        <translation>Entregar el vuelto</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Entregado</translation>
    </message>
</context>
<context>
    <name>DeferDialog</name>
    <message>
        <source>{step} for {number}</source>
        <translation>{step} para {number}</translation>
    </message>
    <message>
        <source>The customer was erased: nobody can be told any more.</source>
        <translation>El cliente fue borrado: ya no se puede avisar a nadie.</translation>
    </message>
    <message>
        <source>The reason stands in the job&apos;s history.</source>
        <translation>El motivo queda en la historia de la orden.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Put it off</source>
        <translation>Postergar</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
</context>
<context>
    <name>DeliveryDialog</name>
    <message>
        <source>To the checkout</source>
        <translation>Ir a la venta</translation>
    </message>
    <message>
        <source>Back as it was paid</source>
        <translation>Devolver como se pagó</translation>
    </message>
    <message>
        <source>Credit on the account</source>
        <translation>Crédito en la cuenta</translation>
    </message>
    <message>
        <source>They showed</source>
        <translation>Presentó</translation>
    </message>
    <message>
        <source>{amount} of the deposit is too much</source>
        <translation>Sobran {amount} de la seña</translation>
    </message>
    <message>
        <source>To pay {amount}</source>
        <translation>A pagar {amount}</translation>
    </message>
    <message>
        <source>Bill {bill} · deposit {deposit} · to pay {amount}</source>
        <translation>Total {bill} · seña {deposit} · a pagar {amount}</translation>
    </message>
    <message>
        <source>Delivery note: signed</source>
        <translation>Constancia de entrega: firmada</translation>
    </message>
    <message>
        <source>Read and sign the delivery note</source>
        <translation>Leer y firmar la constancia de entrega</translation>
    </message>
    <message>
        <source>{name} is still out. Take the loaner back first, from the job&apos;s menu; without it, a manager has to allow this.</source>
        <translation>{name} sigue prestado. Recíbalo antes, desde el menú de la orden; sin él, tiene que autorizarlo un encargado.</translation>
    </message>
    <message>
        <source>Deliver {number}</source>
        <translation>Entregar {number}</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Thank you! Changes within 10 days with this receipt.</source>
        <translation>¡Gracias! Cambios dentro de los 10 días con este recibo.</translation>
    </message>
    <message>
        <source>Till A1</source>
        <translation>Caja A1</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>Mensajería</translation>
    </message>
    <message>
        <source>Errand to the supplier</source>
        <translation>Cadete al proveedor</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Limpieza</translation>
    </message>
    <message>
        <source>Cleaning articles</source>
        <translation>Artículos de limpieza</translation>
    </message>
    <message>
        <source>Coffee and water</source>
        <translation>Café y agua</translation>
    </message>
    <message>
        <source>Coffee of the week</source>
        <translation>Café de la semana</translation>
    </message>
    <message>
        <source>Stationery</source>
        <translation>Librería</translation>
    </message>
    <message>
        <source>Rolls of paper</source>
        <translation>Rollos de papel</translation>
    </message>
    <message>
        <source>Change from the bank</source>
        <translation>Cambio del banco</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>Caja fuerte</translation>
    </message>
    <message>
        <source>A note of 20 is missing</source>
        <translation>Falta un billete de 20</translation>
    </message>
    <message>
        <source>Wrong change given; talked over at the meeting</source>
        <translation>Vuelto mal dado; hablado en la reunión</translation>
    </message>
    <message>
        <source>Thermal paste</source>
        <translation>Pasta térmica</translation>
    </message>
    <message>
        <source>Often</source>
        <translation>Frecuentes</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>Estantes</translation>
    </message>
    <message>
        <source>Welcome! Ask us about repairs while you wait.</source>
        <translation>¡Bienvenido! Consúltenos por reparaciones mientras espera.</translation>
    </message>
    <message>
        <source>Wholesale</source>
        <translation>Mayorista</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>3 for 2</source>
        <translation>3 por 2</translation>
    </message>
    <message>
        <source>Second at half price</source>
        <translation>Segunda a mitad de precio</translation>
    </message>
    <message>
        <source>10 % from three</source>
        <translation>10 % desde tres</translation>
    </message>
    <message>
        <source>Happy hour</source>
        <translation>Hora feliz</translation>
    </message>
    <message>
        <source>Delivered and installed</source>
        <translation>Entregado e instalado</translation>
    </message>
    <message>
        <source>Delivery within five days</source>
        <translation>Entrega en cinco días</translation>
    </message>
    <message>
        <source>Screen iPhone 11 and XR</source>
        <translation>Pantalla iPhone 11 y XR</translation>
    </message>
    <message>
        <source>Screen Galaxy S21</source>
        <translation>Pantalla Galaxy S21</translation>
    </message>
    <message>
        <source>Battery iPhone 12 and SE</source>
        <translation>Batería iPhone 12 y SE</translation>
    </message>
    <message>
        <source>Battery Galaxy S20</source>
        <translation>Batería Galaxy S20</translation>
    </message>
    <message>
        <source>Battery iPad 9</source>
        <translation>Batería iPad 9</translation>
    </message>
    <message>
        <source>USB-C charging port</source>
        <translation>Puerto de carga USB-C</translation>
    </message>
    <message>
        <source>Fan HP Victus 15</source>
        <translation>Ventilador HP Victus 15</translation>
    </message>
    <message>
        <source>Joy-Con sticks, pair</source>
        <translation>Palancas de Joy-Con, par</translation>
    </message>
    <message>
        <source>Storage fee</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <source>Spare parts</source>
        <translation>Repuestos</translation>
    </message>
    <message>
        <source>Sold it as it is</source>
        <translation>Lo vendió como está</translation>
    </message>
    <message>
        <source>Too much for this device</source>
        <translation>Demasiado para este equipo</translation>
    </message>
    <message>
        <source>All works</source>
        <translation>Todo funciona</translation>
    </message>
    <message>
        <source>Regular customer</source>
        <translation>Cliente habitual</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Teléfonos</translation>
    </message>
    <message>
        <source>Graphics cards</source>
        <translation>Placas de video</translation>
    </message>
    <message>
        <source>First delivery</source>
        <translation>Primera entrega</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>Cuotas</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Tarjeta de regalo</translation>
    </message>
    <message>
        <source>Cleaning of a laptop</source>
        <translation>Limpieza de una notebook</translation>
    </message>
    <message>
        <source>Would rather choose another</source>
        <translation>Prefiere elegir otro</translation>
    </message>
    <message>
        <source>3 instalments</source>
        <translation>3 cuotas</translation>
    </message>
    <message>
        <source>6 instalments</source>
        <translation>6 cuotas</translation>
    </message>
    <message>
        <source>12 instalments</source>
        <translation>12 cuotas</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Gabinetes</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>Keyboards</source>
        <translation>Teclados</translation>
    </message>
    <message>
        <source>Mice</source>
        <translation>Mouse</translation>
    </message>
    <message>
        <source>Monitors</source>
        <translation>Monitores</translation>
    </message>
    <message>
        <source>Motherboards</source>
        <translation>Placas madre</translation>
    </message>
    <message>
        <source>Networking</source>
        <translation>Redes</translation>
    </message>
    <message>
        <source>Optical drives</source>
        <translation>Unidades ópticas</translation>
    </message>
    <message>
        <source>Power supplies</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Procesadores</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Sound cards</source>
        <translation>Placas de sonido</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Parlantes</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>UPS</source>
        <translation>UPS</translation>
    </message>
    <message>
        <source>Webcams</source>
        <translation>Cámaras web</translation>
    </message>
    <message>
        <source>no charge</source>
        <translation>no carga</translation>
    </message>
    <message>
        <source>water</source>
        <translation>agua</translation>
    </message>
    <message>
        <source>HDMI port</source>
        <translation>puerto HDMI</translation>
    </message>
    <message>
        <source>does not start</source>
        <translation>no inicia</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>no enciende</translation>
    </message>
    <message>
        <source>keys stick</source>
        <translation>teclas trabadas</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>sin sonido</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>pantalla</translation>
    </message>
    <message>
        <source>fan noise</source>
        <translation>ruido del ventilador</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>batería</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>cámara</translation>
    </message>
    <message>
        <source>charging port</source>
        <translation>puerto de carga</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>lento</translation>
    </message>
    <message>
        <source>Joy-Con drifts</source>
        <translation>Joy-Con con deriva</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>bisagra</translation>
    </message>
    <message>
        <source>back glass</source>
        <translation>vidrio trasero</translation>
    </message>
    <message>
        <source>overheats</source>
        <translation>se recalienta</translation>
    </message>
    <message>
        <source>board</source>
        <translation>placa</translation>
    </message>
    <message>
        <source>does not charge</source>
        <translation>no recibe carga</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>teclado</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>micrófono</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>glass</source>
        <translation>vidrio</translation>
    </message>
    <message>
        <source>unlock</source>
        <translation>desbloqueo</translation>
    </message>
    <message>
        <source>no image</source>
        <translation>sin imagen</translation>
    </message>
    <message>
        <source>charging</source>
        <translation>carga</translation>
    </message>
    <message>
        <source>disc drive</source>
        <translation>lectora de discos</translation>
    </message>
    <message>
        <source>Main board gets hot at the charging circuit</source>
        <translation>La placa principal se calienta en el circuito de carga</translation>
    </message>
    <message>
        <source>Liquid under the keyboard</source>
        <translation>Líquido debajo del teclado</translation>
    </message>
    <message>
        <source>Speaker torn</source>
        <translation>Parlante roto</translation>
    </message>
    <message>
        <source>Digitizer broken in two places</source>
        <translation>Táctil roto en dos lugares</translation>
    </message>
    <message>
        <source>Display broken and the frame is straight</source>
        <translation>Pantalla rota y el marco está derecho</translation>
    </message>
    <message>
        <source>Bearing of the left fan is worn</source>
        <translation>Rodamiento del ventilador izquierdo gastado</translation>
    </message>
    <message>
        <source>Battery is swollen</source>
        <translation>La batería está hinchada</translation>
    </message>
    <message>
        <source>Lens broken and the sensor is dusty</source>
        <translation>Lente roto y el sensor con polvo</translation>
    </message>
    <message>
        <source>Pins are bent</source>
        <translation>Pines doblados</translation>
    </message>
    <message>
        <source>Health 71 %</source>
        <translation>Salud 71 %</translation>
    </message>
    <message>
        <source>Disk has bad sectors</source>
        <translation>El disco tiene sectores dañados</translation>
    </message>
    <message>
        <source>Both sticks are worn</source>
        <translation>Ambas palancas gastadas</translation>
    </message>
    <message>
        <source>Display is black after a fall</source>
        <translation>Pantalla negra después de una caída</translation>
    </message>
    <message>
        <source>Left hinge tore the cover</source>
        <translation>La bisagra izquierda rompió la tapa</translation>
    </message>
    <message>
        <source>Glass broken around the camera</source>
        <translation>Vidrio roto alrededor de la cámara</translation>
    </message>
    <message>
        <source>Display broken</source>
        <translation>Pantalla rota</translation>
    </message>
    <message>
        <source>Health 76 %</source>
        <translation>Salud 76 %</translation>
    </message>
    <message>
        <source>Full of dust and dry paste</source>
        <translation>Lleno de polvo y pasta seca</translation>
    </message>
    <message>
        <source>Short on the 5 V line</source>
        <translation>Corto en la línea de 5 V</translation>
    </message>
    <message>
        <source>Connector is corroded</source>
        <translation>Conector sulfatado</translation>
    </message>
    <message>
        <source>Row of keys is dead</source>
        <translation>Una fila de teclas no responde</translation>
    </message>
    <message>
        <source>Display has lines</source>
        <translation>La pantalla tiene líneas</translation>
    </message>
    <message>
        <source>Inner battery is dead</source>
        <translation>La batería interna está agotada</translation>
    </message>
    <message>
        <source>Lower microphone is blocked</source>
        <translation>El micrófono inferior está obstruido</translation>
    </message>
    <message>
        <source>Charging port is worn</source>
        <translation>Puerto de carga gastado</translation>
    </message>
    <message>
        <source>Front glass broken</source>
        <translation>Vidrio frontal roto</translation>
    </message>
    <message>
        <source>Locked after a reset</source>
        <translation>Bloqueado después de restablecerlo</translation>
    </message>
    <message>
        <source>Cable of the display is torn</source>
        <translation>Cable de la pantalla cortado</translation>
    </message>
    <message>
        <source>Port is loose</source>
        <translation>Puerto flojo</translation>
    </message>
    <message>
        <source>Drive does not pull in</source>
        <translation>La lectora no toma el disco</translation>
    </message>
    <message>
        <source>Board is corroded beyond repair</source>
        <translation>Placa sulfatada sin arreglo</translation>
    </message>
    <message>
        <source>Too old for what is asked of it</source>
        <translation>Demasiado viejo para lo que se le pide</translation>
    </message>
    <message>
        <source>Health 68 %</source>
        <translation>Salud 68 %</translation>
    </message>
    <message>
        <source>Dust in both fans</source>
        <translation>Polvo en ambos ventiladores</translation>
    </message>
    <message>
        <source>Glass broken</source>
        <translation>Vidrio roto</translation>
    </message>
    <message>
        <source>Port is corroded</source>
        <translation>Puerto sulfatado</translation>
    </message>
    <message>
        <source>Disk is worn out</source>
        <translation>Disco agotado</translation>
    </message>
    <message>
        <source>Change the screen</source>
        <translation>Cambio de pantalla</translation>
    </message>
    <message>
        <source>Change the fan</source>
        <translation>Cambio de ventilador</translation>
    </message>
    <message>
        <source>Change the battery</source>
        <translation>Cambio de batería</translation>
    </message>
    <message>
        <source>Change the rear camera</source>
        <translation>Cambio de cámara trasera</translation>
    </message>
    <message>
        <source>Change the charging port</source>
        <translation>Cambio del puerto de carga</translation>
    </message>
    <message>
        <source>Change the disk and move the data</source>
        <translation>Cambio de disco y traspaso de datos</translation>
    </message>
    <message>
        <source>Change both sticks</source>
        <translation>Cambio de ambas palancas</translation>
    </message>
    <message>
        <source>Change hinge and cover</source>
        <translation>Cambio de bisagra y tapa</translation>
    </message>
    <message>
        <source>Change the back glass</source>
        <translation>Cambio de vidrio trasero</translation>
    </message>
    <message>
        <source>Clean and new paste</source>
        <translation>Limpieza y pasta nueva</translation>
    </message>
    <message>
        <source>Repair of the board</source>
        <translation>Reparación de la placa</translation>
    </message>
    <message>
        <source>Clean and change the connector</source>
        <translation>Limpieza y cambio del conector</translation>
    </message>
    <message>
        <source>Change the keyboard</source>
        <translation>Cambio de teclado</translation>
    </message>
    <message>
        <source>Change the inner battery</source>
        <translation>Cambio de la batería interna</translation>
    </message>
    <message>
        <source>Clean and change the microphone</source>
        <translation>Limpieza y cambio del micrófono</translation>
    </message>
    <message>
        <source>Restore the system</source>
        <translation>Restauración del sistema</translation>
    </message>
    <message>
        <source>Change the display cable</source>
        <translation>Cambio del cable de pantalla</translation>
    </message>
    <message>
        <source>Change the port</source>
        <translation>Cambio del puerto</translation>
    </message>
    <message>
        <source>Repair of the drive</source>
        <translation>Reparación de la lectora</translation>
    </message>
    <message>
        <source>Add memory</source>
        <translation>Ampliación de memoria</translation>
    </message>
    <message>
        <source>Change the glass</source>
        <translation>Cambio de vidrio</translation>
    </message>
    <message>
        <source>Joy-Con sticks</source>
        <translation>Palancas de Joy-Con</translation>
    </message>
    <message>
        <source>P30 Pro display</source>
        <translation>Pantalla P30 Pro</translation>
    </message>
    <message>
        <source>ZenBook cover</source>
        <translation>Tapa de ZenBook</translation>
    </message>
    <message>
        <source>Back glass</source>
        <translation>Vidrio trasero</translation>
    </message>
    <message>
        <source>Screen or glass</source>
        <translation>Pantalla o vidrio</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batería</translation>
    </message>
    <message>
        <source>Other parts</source>
        <translation>Otras piezas</translation>
    </message>
    <message>
        <source>Main board</source>
        <translation>Placa principal</translation>
    </message>
    <message>
        <source>System and data</source>
        <translation>Sistema y datos</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Accesorios</translation>
    </message>
    <message>
        <source>USB-C charger 25 W</source>
        <translation>Cargador USB-C de 25 W</translation>
    </message>
    <message>
        <source>USB-C cable 1 m</source>
        <translation>Cable USB-C de 1 m</translation>
    </message>
    <message>
        <source>Car charger, two sockets</source>
        <translation>Cargador para auto, dos puertos</translation>
    </message>
    <message>
        <source>Tempered glass Galaxy S21</source>
        <translation>Vidrio templado Galaxy S21</translation>
    </message>
</context>
<context>
    <name>Deposit</name>
    <message>
        <source>Price {amount}</source>
        <translation>Precio {amount}</translation>
    </message>
    <message>
        <source>held {amount}</source>
        <translation>seña {amount}</translation>
    </message>
</context>
<context>
    <name>DepositDialog</name>
    <message>
        <source>Deposit on {number}</source>
        <translation>Seña para {number}</translation>
    </message>
    <message>
        <source>Take the money</source>
        <translation>Cobrar</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Nota (opcional)</translation>
    </message>
    <message>
        <source>Type how much is left here.</source>
        <translation>Escriba cuánto deja el cliente.</translation>
    </message>
</context>
<context>
    <name>DepositReturnDialog</name>
    <message>
        <source>Give the deposit back</source>
        <translation>Devolver la seña</translation>
    </message>
    <message>
        <source>{number} holds {amount} of {customer}.</source>
        <translation>{number} tiene {amount} de {customer}.</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>By the methods that it came by</source>
        <translation>Por los medios con que se pagó</translation>
    </message>
    <message>
        <source>Keep it as credit on the account</source>
        <translation>Dejarla como crédito en la cuenta</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Nota (opcional)</translation>
    </message>
    <message>
        <source>Type an amount up to {held}.</source>
        <translation>Escriba un importe de hasta {held}.</translation>
    </message>
</context>
<context>
    <name>DepositTaking</name>
    <message>
        <source>Deposit · {customer}</source>
        <translation>Seña · {customer}</translation>
    </message>
    <message>
        <source>Take the deposit</source>
        <translation>Cobrar la seña</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Quote</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>The next step of the open job</source>
        <translation>El paso siguiente de la orden abierta</translation>
    </message>
    <message>
        <source>Start or stop the work</source>
        <translation>Empezar o parar el trabajo</translation>
    </message>
    <message>
        <source>Note for the shop</source>
        <translation>Nota para la tienda</translation>
    </message>
    <message>
        <source>Save the quote</source>
        <translation>Guardar el presupuesto</translation>
    </message>
    <message>
        <source>Quote, history, device</source>
        <translation>Presupuesto, historia, equipo</translation>
    </message>
    <message>
        <source>The quote is not saved</source>
        <translation>El presupuesto no está guardado</translation>
    </message>
    <message>
        <source>What you typed is lost if you leave it now.</source>
        <translation>Lo que escribió se pierde si sale ahora.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>Take a deposit</source>
        <translation>Cobrar una seña</translation>
    </message>
    <message>
        <source>Tell the customer</source>
        <translation>Avisar al cliente</translation>
    </message>
    <message>
        <source>Paste a photo</source>
        <translation>Pegar una foto</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>What else can be done with it</source>
        <translation>Qué más se puede hacer con ella</translation>
    </message>
    <message>
        <source>The quote is not finished: nothing was moved.</source>
        <translation>El presupuesto no está terminado: no se movió nada.</translation>
    </message>
</context>
<context>
    <name>DetailsForm</name>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Pays by</source>
        <translation>Paga según</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Second phone</source>
        <translation>Segundo teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Identificación fiscal</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Goods in stock</source>
        <translation>Mercadería con existencias</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Impuesto</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Costo</translation>
    </message>
    <message>
        <source>Minimum stock</source>
        <translation>Existencia mínima</translation>
    </message>
    <message>
        <source>On the shelf now</source>
        <translation>En estante ahora</translation>
    </message>
    <message>
        <source>Warranty, months</source>
        <translation>Garantía, meses</translation>
    </message>
    <message>
        <source>At each sale, return and delivery</source>
        <translation>En cada venta, devolución y entrega</translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
</context>
<context>
    <name>DeviceKinds</name>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>Tableta</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Portátil</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Consola</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>TV</source>
        <translation>TV</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
</context>
<context>
    <name>DeviceLayout</name>
    <message>
        <source>Agreed: repair up to this amount</source>
        <translation>Aprobado: reparar hasta este importe</translation>
    </message>
    <message>
        <source>Brand, model or code, as you type</source>
        <translation>Marca, modelo o código, mientras escribe</translation>
    </message>
    <message>
        <source>Something else …</source>
        <translation>Otra cosa …</translation>
    </message>
    <message>
        <source>Something else that was left</source>
        <translation>Otra cosa que dejó</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Reported fault</source>
        <translation>Falla informada</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimado</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Accessories left</source>
        <translation>Accesorios que deja</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Código de acceso</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Diagnosis fee, if it is not repaired</source>
        <translation>Cargo por diagnóstico si no se repara</translation>
    </message>
</context>
<context>
    <name>DeviceStanding</name>
    <message>
        <source>In the shop already as {number}</source>
        <translation>Ya está en la tienda como {number}</translation>
    </message>
    <message>
        <source>Sold here on {day}: {name}</source>
        <translation>Vendido aquí el {day}: {name}</translation>
    </message>
    <message>
        <source>Under warranty until {day}</source>
        <translation>En garantía hasta el {day}</translation>
    </message>
    <message>
        <source>Warranty ended on {day}</source>
        <translation>La garantía terminó el {day}</translation>
    </message>
    <message>
        <source>Repairs here: {count}, the last one {number}</source>
        <translation>Reparaciones aquí: {count}, la última {number}</translation>
    </message>
    <message>
        <source>That repair&apos;s warranty holds until {day}</source>
        <translation>La garantía de esa reparación vale hasta el {day}</translation>
    </message>
    <message>
        <source>Belongs to {name}</source>
        <translation>Es de {name}</translation>
    </message>
    <message>
        <source>The repair&apos;s warranty ended on {day}</source>
        <translation>La garantía de la reparación terminó el {day}</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
</context>
<context>
    <name>DiscountFields</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Kind of discount</source>
        <translation>Tipo de descuento</translation>
    </message>
    <message>
        <source>Up to {limit}; more takes a reason and another person&apos;s PIN.</source>
        <translation>Hasta {limit}; más requiere un motivo y el PIN de otra persona.</translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Off the whole sale</source>
        <translation>Sobre toda la venta</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Descuento</translation>
    </message>
    <message>
        <source>On the marked line</source>
        <translation>En la línea marcada</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
</context>
<context>
    <name>DisplayBoard</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>You save {amount}</source>
        <translation>Usted ahorra {amount}</translation>
    </message>
    <message>
        <source>and {count} lines above</source>
        <translation>y {count} líneas más arriba</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Vuelto</translation>
    </message>
    <message>
        <source>Total {amount}</source>
        <translation>Total {amount}</translation>
    </message>
    <message>
        <source>Given {amount}</source>
        <translation>Entregado {amount}</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>¡Gracias!</translation>
    </message>
    <message>
        <source>and 1 line above</source>
        <translation>y 1 línea arriba</translation>
    </message>
</context>
<context>
    <name>DisplayWindow</name>
    <message>
        <source>TechStore: the customer&apos;s display</source>
        <translation>TechStore: pantalla del cliente</translation>
    </message>
</context>
<context>
    <name>DonePanel</name>
    <message>
        <source>Change</source>
        <translation>Vuelto</translation>
    </message>
    <message>
        <source>Receipt again</source>
        <translation>Otra vez el recibo</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>Devolución de dinero</translation>
    </message>
    <message>
        <source>Total {total}</source>
        <translation>Total {total}</translation>
    </message>
    <message>
        <source>Voucher slip</source>
        <translation>Imprimir el vale</translation>
    </message>
    <message>
        <source>Total {total}, of it {deposit} from the deposit</source>
        <translation>Total {total}, de ello {deposit} de la seña</translation>
    </message>
    <message>
        <source>tip {tip}</source>
        <translation>propina {tip}</translation>
    </message>
</context>
<context>
    <name>DoneSheet</name>
    <message>
        <source>Taken in</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>A loaner for which device?</source>
        <translation>¿Un equipo de préstamo para qué equipo?</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Shop&apos;s copy</source>
        <translation>Copia de la tienda</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Without print</source>
        <translation>Sin imprimir</translation>
    </message>
    <message>
        <source>Print ticket and labels</source>
        <translation>Imprimir orden y etiquetas</translation>
    </message>
    <message>
        <source>Loaner</source>
        <translation>Préstamo</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Seña</translation>
    </message>
</context>
<context>
    <name>DrawerCard</name>
    <message>
        <source>It is open since an earlier day: count and close it before today&apos;s sales.</source>
        <translation>Está abierta desde un día anterior: cuéntela y ciérrela antes de las ventas de hoy.</translation>
    </message>
    <message>
        <source>Count and close</source>
        <translation>Contar y cerrar</translation>
    </message>
    <message>
        <source>Since {time} · opened by {person} · float {amount}</source>
        <translation>Desde {time} · abierta por {person} · fondo {amount}</translation>
    </message>
    <message>
        <source>Float against the last close: {amount}</source>
        <translation>Fondo frente al último cierre: {amount}</translation>
    </message>
    <message>
        <source>Open without a sale</source>
        <translation>Abrir sin venta</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>Informe X</translation>
    </message>
    <message>
        <source>Session {number}, open</source>
        <translation>Sesión {number}, abierta</translation>
    </message>
</context>
<context>
    <name>DuplicatesNotice</name>
    <message>
        <source>The same phone or e-mail belongs to</source>
        <translation>El mismo teléfono o correo pertenece a</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>No device is elsewhere</source>
        <translation>Ningún equipo está afuera</translation>
    </message>
    <message>
        <source>Devices are sent to a workshop or another branch from the job&apos;s menu, and stand here until they are back.</source>
        <translation>Los equipos se envían a un taller o a otra sucursal desde el menú de la orden, y quedan aquí hasta que vuelven.</translation>
    </message>
    <message>
        <source>Sent out</source>
        <translation>Enviados</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Se espera</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>De vuelta</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Costo</translation>
    </message>
    <message>
        <source>Slip {number}</source>
        <translation>Comprobante {number}</translation>
    </message>
</context>
<context>
    <name>ErrandsPage</name>
    <message>
        <source>Elsewhere</source>
        <translation>Afuera</translation>
    </message>
    <message>
        <source>Back again too</source>
        <translation>También los que volvieron</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Recibirlo</translation>
    </message>
    <message>
        <source>What the work there cost is typed when the device is back.</source>
        <translation>El costo de ese trabajo se escribe cuando el equipo vuelve.</translation>
    </message>
    <message>
        <source>The workshop</source>
        <translation>El taller</translation>
    </message>
    <message>
        <source>The slip</source>
        <translation>El comprobante</translation>
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
        <translation>Probar otra vez</translation>
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
    <name>Estimates</name>
    <message>
        <source>Median of {count} of this model and fault</source>
        <translation>Mediana de {count} de este modelo y falla</translation>
    </message>
    <message>
        <source>Median of {count} of this kind and fault</source>
        <translation>Mediana de {count} de este tipo y falla</translation>
    </message>
    <message>
        <source>{count} of this model came to {price}</source>
        <translation>{count} de este modelo llegaron a {price}</translation>
    </message>
    <message>
        <source>{count} of this kind came to {price}</source>
        <translation>{count} de este tipo llegaron a {price}</translation>
    </message>
    <message>
        <source>the part is here</source>
        <translation>el repuesto está</translation>
    </message>
    <message>
        <source>the part is on order</source>
        <translation>el repuesto está pedido</translation>
    </message>
    <message>
        <source>the part must be ordered</source>
        <translation>hay que pedir el repuesto</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>No price is known for: {faults}</source>
        <translation>No se conoce el precio de: {faults}</translation>
    </message>
    <message>
        <source>From the price list</source>
        <translation>De la lista de precios</translation>
    </message>
    <message>
        <source>What each fault comes to, together</source>
        <translation>Lo que cuesta cada falla, en conjunto</translation>
    </message>
    <message>
        <source>margin {amount}</source>
        <translation>margen {amount}</translation>
    </message>
    <message>
        <source>{rate} came back</source>
        <translation>{rate} volvió</translation>
    </message>
    <message>
        <source>The workshop&apos;s calendar has no working time.</source>
        <translation>El calendario del taller no tiene horas de trabajo.</translation>
    </message>
    <message>
        <source>No open work before it</source>
        <translation>Sin trabajo pendiente antes</translation>
    </message>
    <message>
        <source>this takes {time}</source>
        <translation>este lleva {time}</translation>
    </message>
    <message>
        <source>Open repairs before it: {jobs} · {time} of work · technicians: {hands}</source>
        <translation>Reparaciones pendientes antes: {jobs} · {time} de trabajo · técnicos: {hands}</translation>
    </message>
</context>
<context>
    <name>ExpenseCategoriesPage</name>
    <message>
        <source>No categories yet</source>
        <translation>Aún no hay categorías</translation>
    </message>
    <message>
        <source>Add what the drawer pays for: courier, cleaning, coffee.</source>
        <translation>Agregue lo que paga la caja: mensajería, limpieza, café.</translation>
    </message>
    <message>
        <source>Add category</source>
        <translation>Agregar categoría</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
</context>
<context>
    <name>FactsPage</name>
    <message>
        <source>Fault</source>
        <translation>Falla</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Número de serie</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Accesorios</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>Recibido por</translation>
    </message>
    <message>
        <source>Claim of</source>
        <translation>Reclamo de</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Enviado a</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>Probado</translation>
    </message>
    <message>
        <source>Note for the shop</source>
        <translation>Nota para la tienda</translation>
    </message>
    <message>
        <source>Note for the customer</source>
        <translation>Nota para el cliente</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Condiciones</translation>
    </message>
    <message>
        <source>{n} days from delivery</source>
        <translation>{n} días desde la entrega</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>Garantía</translation>
    </message>
    <message>
        <source>Other repairs</source>
        <translation>Otras reparaciones</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>Prometido para</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>Tipo de trabajo</translation>
    </message>
    <message>
        <source>until {day}, as {number} has it</source>
        <translation>hasta el {day}, la de {number}</translation>
    </message>
    <message>
        <source>This device before</source>
        <translation>Este equipo antes</translation>
    </message>
    <message>
        <source>1 day from delivery</source>
        <translation>1 día desde la entrega</translation>
    </message>
</context>
<context>
    <name>FeeFields</name>
    <message>
        <source>Restocking fee</source>
        <translation>Cargo por reposición</translation>
    </message>
    <message>
        <source>Per cent or amount</source>
        <translation>Porcentaje o importe</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Sales today</source>
        <translation>Ventas de hoy</translation>
    </message>
    <message>
        <source>The totals of the business day&apos;s documents, taxes included, after all discounts. Returns and voids subtract.</source>
        <translation>El total de los documentos del día, con impuestos y ya descontado. Las devoluciones y anulaciones restan.</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margen</translation>
    </message>
    <message>
        <source>The day&apos;s sales without taxes, less what the goods cost at the time. Returns subtract theirs. A line without a known cost counts whole.</source>
        <translation>Las ventas del día sin impuestos, menos lo que costaba la mercadería en ese momento. Las devoluciones restan lo suyo. Una línea sin costo conocido cuenta entera.</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>How many sales and exchanges were completed. Returns are not counted, nor is a sale that was voided.</source>
        <translation>Cuántas ventas y cambios se completaron. No cuentan las devoluciones ni una venta anulada.</translation>
    </message>
    <message>
        <source>Average basket</source>
        <translation>Ticket promedio</translation>
    </message>
    <message>
        <source>What the tickets come to, divided by how many there are.</source>
        <translation>Lo que suman los tickets, dividido por su cantidad.</translation>
    </message>
    <message>
        <source>Sales by hour</source>
        <translation>Ventas por hora</translation>
    </message>
    <message>
        <source>The day&apos;s sales by the hour of the shop&apos;s clock, beside the same weekday last week.</source>
        <translation>Las ventas del día según la hora de la tienda, junto al mismo día de la semana pasada.</translation>
    </message>
    <message>
        <source>The last 14 days</source>
        <translation>Los últimos 14 días</translation>
    </message>
    <message>
        <source>The sales of each business day, beside the same day a week before.</source>
        <translation>Las ventas de cada día, junto al mismo día de la semana anterior.</translation>
    </message>
    <message>
        <source>By method</source>
        <translation>Por medio de pago</translation>
    </message>
    <message>
        <source>How the day&apos;s documents were paid; refunds subtract. What customers pay on account is no sale and not in it.</source>
        <translation>Cómo se pagaron los documentos del día; los reintegros restan. Lo que los clientes pagan a cuenta no es venta y no está incluido.</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Cajón</translation>
    </message>
    <message>
        <source>The cash that must be in this till&apos;s drawer: the float and what came in, less what went out, since it was opened.</source>
        <translation>El efectivo que debe haber en el cajón de esta caja: el fondo más lo que entró, menos lo que salió, desde que se abrió.</translation>
    </message>
    <message>
        <source>Owed to the shop</source>
        <translation>Por cobrar</translation>
    </message>
    <message>
        <source>What customers owe on their accounts. Credit that others have in hand is not taken off.</source>
        <translation>Lo que los clientes deben en sus cuentas. No se descuenta el saldo a favor de otros.</translation>
    </message>
    <message>
        <source>Running low</source>
        <translation>Por agotarse</translation>
    </message>
    <message>
        <source>Products kept in stock of which this branch has its minimum or less.</source>
        <translation>Productos con stock de los que esta sucursal tiene el mínimo o menos.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregadas</translation>
    </message>
    <message>
        <source>Devices that were handed out in the period, those that went back as they came included.</source>
        <translation>Equipos entregados en el período, incluidos los que volvieron como vinieron.</translation>
    </message>
    <message>
        <source>Turnaround</source>
        <translation>Demora</translation>
    </message>
    <message>
        <source>From the counter until it was ready to be fetched: the median, and what nine in ten took at most.</source>
        <translation>Desde el mostrador hasta quedar lista para retirar: la mediana, y lo que llevaron como máximo nueve de cada diez.</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En trabajo</translation>
    </message>
    <message>
        <source>The median of the time that technicians started and stopped on a job; jobs that nobody timed are left out.</source>
        <translation>La mediana del tiempo que los técnicos iniciaron y detuvieron en una reparación; las que nadie midió no cuentan.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>The median of what of a turnaround nobody worked, nights and the customer&apos;s answer included; of timed jobs alone.</source>
        <translation>La mediana de lo que de la demora nadie trabajó, incluidas las noches y la respuesta del cliente; solo de las medidas.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>How many in a hundred of the promised ones were ready after their moment.</source>
        <translation>Cuántas de cada cien prometidas quedaron listas después de su momento.</translation>
    </message>
    <message>
        <source>Come-backs</source>
        <translation>Reclamos</translation>
    </message>
    <message>
        <source>How many in a hundred of the repaired ones were claimed under warranty until today. Claims themselves are not counted.</source>
        <translation>Cuántas de cada cien reparadas volvieron en garantía hasta hoy. Los reclamos mismos no se cuentan.</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Facturado</translation>
    </message>
    <message>
        <source>What was billed for the delivered repairs, without taxes. Voids subtract.</source>
        <translation>Lo facturado por las reparaciones entregadas, sin impuestos. Las anulaciones restan.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Repuestos</translation>
    </message>
    <message>
        <source>What the parts of these repairs cost the shop, those that warranty covered or that went to scrap included; not those that went back to the shelf.</source>
        <translation>Lo que los repuestos de estas reparaciones costaron a la tienda, incluidos los cubiertos por garantía y los desechados; no los que volvieron al estante.</translation>
    </message>
    <message>
        <source>The revenue less what all lines of these repairs cost the shop. A line without a known cost counts whole.</source>
        <translation>Lo facturado menos lo que todas las líneas de estas reparaciones costaron a la tienda. Una línea sin costo conocido cuenta entera.</translation>
    </message>
    <message>
        <source>Open repairs</source>
        <translation>En el taller</translation>
    </message>
    <message>
        <source>Devices that were not handed out yet, by state; above them those whose promise is broken, and those whose promise breaks within the days that the shop chose.</source>
        <translation>Equipos que todavía no se entregaron, por estado; encima, los de promesa incumplida y los de promesa que vence dentro de los días que eligió la tienda.</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>TechStore Centro</source>
        <translation>TechStore Centro</translation>
    </message>
    <message>
        <source>Prices include tax</source>
        <translation>Los precios incluyen impuestos</translation>
    </message>
    <message>
        <source>{currency} · {zone} · {tax} {rates}. Settings can change it.</source>
        <translation>{currency} · {zone} · {tax} {rates}. Se puede cambiar en Ajustes.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits.</source>
        <translation>Un PIN tiene de 4 a 8 dígitos.</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Los dos PIN no coinciden.</translation>
    </message>
    <message>
        <source>Till A1</source>
        <translation>Caja A1</translation>
    </message>
    <message>
        <source>Your shop</source>
        <translation>Su tienda</translation>
    </message>
    <message>
        <source>What is printed on receipts, and who may sign in. A minute.</source>
        <translation>Lo que se imprime en los recibos y quién puede entrar. Un minuto.</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Nombre de la tienda</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Identificación fiscal</translation>
    </message>
    <message>
        <source>Manager&apos;s name</source>
        <translation>Nombre de la persona encargada</translation>
    </message>
    <message>
        <source>PIN of the manager</source>
        <translation>PIN de la persona encargada</translation>
    </message>
    <message>
        <source>The PIN again</source>
        <translation>El PIN otra vez</translation>
    </message>
    <message>
        <source>Look around in the demo shop</source>
        <translation>Mirar la tienda de demostración</translation>
    </message>
    <message>
        <source>Join a shop</source>
        <translation>Unirse a una tienda</translation>
    </message>
    <message>
        <source>Open the shop</source>
        <translation>Abrir la tienda</translation>
    </message>
</context>
<context>
    <name>Fitting</name>
    <message>
        <source>Take {name} off?</source>
        <translation>¿Quitar {name}?</translation>
    </message>
    <message>
        <source>To scrap</source>
        <translation>Al descarte</translation>
    </message>
    <message>
        <source>Back to the shelf</source>
        <translation>Vuelve al estante</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Quitarla</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Follow-up</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>FollowUpScreen</name>
    <message>
        <source>Do what the marked row needs</source>
        <translation>Hacer lo que pide la fila marcada</translation>
    </message>
    <message>
        <source>The other button of the list</source>
        <translation>El otro botón de la lista</translation>
    </message>
    <message>
        <source>Open the job</source>
        <translation>Abrir la orden</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>Agregar a la lista</translation>
    </message>
    <message>
        <source>Print what belongs to it</source>
        <translation>Imprimir lo que corresponde</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Exportar la lista</translation>
    </message>
    <message>
        <source>The next list</source>
        <translation>La lista siguiente</translation>
    </message>
    <message>
        <source>Put a step off, or skip it</source>
        <translation>Postergar un paso u omitirlo</translation>
    </message>
    <message>
        <source>No loaner has the number {code}.</source>
        <translation>Ningún equipo en préstamo tiene el número {code}.</translation>
    </message>
</context>
<context>
    <name>ForgottenDrawer</name>
    <message>
        <source>Count and close session {number} before today&apos;s sales, or they are booked to its day.</source>
        <translation>Cuente y cierre la sesión {number} antes de las ventas de hoy; si no, quedan en aquella jornada.</translation>
    </message>
    <message>
        <source>Yesterday&apos;s drawer is still open</source>
        <translation>La caja de un día anterior sigue abierta</translation>
    </message>
    <message>
        <source>Go to the cash desk</source>
        <translation>Ir a la caja</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>Seguir vendiendo</translation>
    </message>
</context>
<context>
    <name>FreeLine</name>
    <message>
        <source>Free line</source>
        <translation>Línea libre</translation>
    </message>
</context>
<context>
    <name>FreeLineSheet</name>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Impuesto</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>Sell it once</source>
        <translation>Venderlo una vez</translation>
    </message>
    <message>
        <source>Add to the sale</source>
        <translation>Agregar a la venta</translation>
    </message>
</context>
<context>
    <name>FullPhotoSheet</name>
    <message>
        <source>The photo before</source>
        <translation>La foto anterior</translation>
    </message>
    <message>
        <source>The next photo</source>
        <translation>La foto siguiente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Take off …</source>
        <translation>Quitar…</translation>
    </message>
</context>
<context>
    <name>GiftFields</name>
    <message>
        <source>From how many pieces</source>
        <translation>Desde cuántas unidades</translation>
    </message>
    <message>
        <source>Of which are paid</source>
        <translation>De las que se pagan</translation>
    </message>
    <message>
        <source>Per cent off</source>
        <translation>Por ciento de descuento</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Pieces in a group</source>
        <translation>Unidades por grupo</translation>
    </message>
    <message>
        <source>What it gives</source>
        <translation>Qué da</translation>
    </message>
</context>
<context>
    <name>GiveDiscount</name>
    <message>
        <source>Discount</source>
        <translation>Descuento</translation>
    </message>
</context>
<context>
    <name>HandOutRepair</name>
    <message>
        <source>The repair is handed out.</source>
        <translation>La reparación está entregada.</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>Constancia de entrega</translation>
    </message>
    <message>
        <source>The deposit goes back: {ways}</source>
        <translation>La seña vuelve al cliente: {ways}</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>{amount} of the deposit are credit on the account now.</source>
        <translation>{amount} de la seña quedan como crédito en la cuenta.</translation>
    </message>
</context>
<context>
    <name>HeadRow</name>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Recibir</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tablero</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Por estado</translation>
    </message>
    <message>
        <source>By technician</source>
        <translation>Por técnico</translation>
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
    <name>HistoryPage</name>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation>Nada cambió todavía</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Vuelto</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tendencia</translation>
    </message>
</context>
<context>
    <name>HubSteps</name>
    <message>
        <source>From then on each computer is listed here, with what waits to be sent.</source>
        <translation>Desde entonces, aquí figura cada computadora, y lo que falta enviar.</translation>
    </message>
    <message>
        <source>Any PostgreSQL from version 14 on will do: a managed one, or your own on a computer that is always on. Make an empty database there, and an owner who may create roles.</source>
        <translation>Sirve cualquier PostgreSQL desde la versión 14: uno contratado, o propio en una computadora que esté siempre encendida. Cree allí una base vacía y un dueño que pueda crear roles.</translation>
    </message>
    <message>
        <source>Close this program and type this on this computer, with the address of that database. The shop&apos;s whole history goes along.</source>
        <translation>Cierre este programa y escriba esto en esta computadora, con la dirección de esa base. Va con ella toda la historia de la tienda.</translation>
    </message>
    <message>
        <source>Give each further computer its place, from this one. The answer is a code that works once.</source>
        <translation>Dé su lugar a cada computadora nueva, desde esta. La respuesta es un código que sirve una sola vez.</translation>
    </message>
    <message>
        <source>Till 2</source>
        <translation>Caja 2</translation>
    </message>
    <message>
        <source>On the new computer choose Join a shop on the first page and give the code, or type this. It downloads the shop and can sell.</source>
        <translation>En la computadora nueva, elija Unirse a una tienda en la primera página y dé el código, o escriba esto. Descarga la tienda y ya puede vender.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
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
    <name>ImportCheck</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Leave out the {count} bad rows</source>
        <translation>Dejar fuera las {count} filas con errores</translation>
    </message>
    <message>
        <source>Import {count} products</source>
        <translation>Importar {count} productos</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Nada para importar</translation>
    </message>
    <message>
        <source>Every row can be taken in</source>
        <translation>Todas las filas se pueden importar</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Todavía no se escribió nada.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Why it cannot be taken in</source>
        <translation>Por qué no se puede importar</translation>
    </message>
    <message>
        <source>What the columns hold</source>
        <translation>Qué contienen las columnas</translation>
    </message>
    <message>
        <source>Leave out the bad row</source>
        <translation>Dejar fuera la fila con error</translation>
    </message>
    <message>
        <source>Import 1 product</source>
        <translation>Importar 1 producto</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>Meaning of {title}</source>
        <translation>Significado de {title}</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Dejar fuera</translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message>
        <source>New</source>
        <translation>Nuevos</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiados</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation>Filas con errores</translation>
    </message>
</context>
<context>
    <name>ImportDone</name>
    <message>
        <source>See the products</source>
        <translation>Ver los productos</translation>
    </message>
    <message>
        <source>The catalogue is in</source>
        <translation>El catálogo está importado</translation>
    </message>
    <message>
        <source>Register the numbers</source>
        <translation>Registrar los números</translation>
    </message>
    <message>
        <source>Products with pieces that have no serial number yet: {count}</source>
        <translation>Productos con unidades sin número de serie: {count}</translation>
    </message>
</context>
<context>
    <name>ImportFile</name>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Choose a catalogue</source>
        <translation>Elegir un catálogo</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>CSV, XLSX, XLS or ODS, with the names of the columns in the first row. Name, price, and a SKU or barcode are needed; category, brand, cost and stock are welcome. Products that are there already are found by their SKU, and only what differs changes.</source>
        <translation>CSV, XLSX, XLS u ODS, con los nombres de las columnas en la primera fila. Hacen falta nombre, precio y un SKU o código de barras; categoría, marca, costo y existencias son bienvenidos. Los productos que ya están se reconocen por su SKU y solo cambia lo que difiere.</translation>
    </message>
    <message>
        <source>Drop a catalogue here, or choose one</source>
        <translation>Suelte aquí un catálogo, o elija uno</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import a catalogue</source>
        <translation>Importar un catálogo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Cancelled. Nothing of the file was taken in.</source>
        <translation>Cancelado. No se importó nada del archivo.</translation>
    </message>
    <message>
        <source>Importing the catalogue</source>
        <translation>Importando el catálogo</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Take in</source>
        <translation>Recibir</translation>
    </message>
</context>
<context>
    <name>IntakeLayout</name>
    <message>
        <source>Name, phone, e-mail or tax number</source>
        <translation>Nombre, teléfono, correo o identificación fiscal</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>New or find</source>
        <translation>Nuevo o buscar</translation>
    </message>
    <message>
        <source>Devices of this ticket</source>
        <translation>Equipos de esta orden</translation>
    </message>
    <message>
        <source>Another device</source>
        <translation>Otro equipo</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Recibir</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <source>Read and sign</source>
        <translation>Leer y firmar</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>All that is open: yes</source>
        <translation>Todo lo pendiente: sí</translation>
    </message>
    <message>
        <source>Another device</source>
        <translation>Otro equipo</translation>
    </message>
    <message>
        <source>Read and sign</source>
        <translation>Leer y firmar</translation>
    </message>
    <message>
        <source>Express</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Recibir</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>The page is empty again.</source>
        <translation>La página quedó vacía.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Paste a photo</source>
        <translation>Pegar una foto</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>The text has changed since it was signed: have it signed again.</source>
        <translation>El texto cambió desde que se firmó: se debe firmar de nuevo.</translation>
    </message>
</context>
<context>
    <name>InvolvedRow</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>ItemView</name>
    <message>
        <source>Nothing is marked</source>
        <translation>Nada marcado</translation>
    </message>
    <message>
        <source>Note, if there is one to keep</source>
        <translation>Nota, si hay algo que guardar</translation>
    </message>
    <message>
        <source>A manager settles this: you are asked for their PIN.</source>
        <translation>Esto lo resuelve un encargado: se pide su PIN.</translation>
    </message>
    <message>
        <source>Settled by {person} · {time}</source>
        <translation>Resuelto por {person} · {time}</translation>
    </message>
</context>
<context>
    <name>JobDeeds</name>
    <message>
        <source>Note for the customer</source>
        <translation>Nota para el cliente</translation>
    </message>
    <message>
        <source>Note for the shop</source>
        <translation>Nota para la tienda</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>{name}, {n} days of warranty</source>
        <translation>{name}, {n} días de garantía</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>Tipo de trabajo</translation>
    </message>
    <message>
        <source>None in particular</source>
        <translation>Ninguno en particular</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>{name}, 1 day of warranty</source>
        <translation>{name}, 1 día de garantía</translation>
    </message>
</context>
<context>
    <name>JobHead</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Express</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>claim of {number}</source>
        <translation>reclamo de {number}</translation>
    </message>
</context>
<context>
    <name>JobMenu</name>
    <message>
        <source>Tell the customer</source>
        <translation>Avisar al cliente</translation>
    </message>
    <message>
        <source>Note for the shop</source>
        <translation>Nota para la tienda</translation>
    </message>
    <message>
        <source>Note for the customer</source>
        <translation>Nota para el cliente</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Recibirlo de vuelta</translation>
    </message>
    <message>
        <source>Send elsewhere…</source>
        <translation>Enviar a otro lado…</translation>
    </message>
    <message>
        <source>Take a deposit</source>
        <translation>Cobrar una seña</translation>
    </message>
    <message>
        <source>Give the deposit back</source>
        <translation>Devolver la seña</translation>
    </message>
    <message>
        <source>Sign the delivery note</source>
        <translation>Firmar la constancia de entrega</translation>
    </message>
    <message>
        <source>Promise another day…</source>
        <translation>Prometer otro día…</translation>
    </message>
    <message>
        <source>Kind of work…</source>
        <translation>Tipo de trabajo…</translation>
    </message>
    <message>
        <source>Loaner…</source>
        <translation>Préstamo…</translation>
    </message>
</context>
<context>
    <name>JobPapers</name>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Orden de reparación</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>Constancia de entrega</translation>
    </message>
    <message>
        <source>Steps while not fetched</source>
        <translation>Pasos mientras no se retiró</translation>
    </message>
    <message>
        <source>Warranty card</source>
        <translation>Garantía</translation>
    </message>
    <message>
        <source>Slip for the workshop</source>
        <translation>Comprobante para el taller</translation>
    </message>
</context>
<context>
    <name>JobPhotos</name>
    <message>
        <source>A click shows a photo in full</source>
        <translation>Un clic muestra la foto completa</translation>
    </message>
    <message>
        <source>1 photo of another till is on its way</source>
        <translation>1 foto de otra caja está en camino</translation>
    </message>
    <message>
        <source>{n} photos of another till are on their way</source>
        <translation>{n} fotos de otra caja están en camino</translation>
    </message>
    <message>
        <source>Take the photo off for good?</source>
        <translation>¿Quitar la foto definitivamente?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Quitarla</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>The code</source>
        <translation>El código</translation>
    </message>
    <message>
        <source>The manager makes it on the computer that looks after the hub. It works once.</source>
        <translation>El encargado lo genera en la computadora que administra la central. Sirve una sola vez.</translation>
    </message>
    <message>
        <source>Join the shop</source>
        <translation>Unirse a la tienda</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>The file with the code</source>
        <translation>El archivo con el código</translation>
    </message>
    <message>
        <source>Join a shop</source>
        <translation>Unirse a una tienda</translation>
    </message>
    <message>
        <source>This computer gets everything that the shop has, and goes on selling when the network does not.</source>
        <translation>Esta computadora recibe todo lo que tiene la tienda y sigue vendiendo aunque la red se corte.</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Desde un archivo</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>Keep {number} for the unpaid work?</source>
        <translation>¿Quedarse con {number} por el trabajo impago?</translation>
    </message>
    <message>
        <source>{device} of {customer} leaves the board and becomes a product of the shop. This can&apos;t be taken back: to give it back, sell it to them.</source>
        <translation>{device} de {customer} sale del tablero y pasa a ser un producto de la tienda. No se puede deshacer: para devolverlo hay que venderlo.</translation>
    </message>
    <message>
        <source>Put it into the stock</source>
        <translation>Pasar al stock</translation>
    </message>
    <message>
        <source>Price to sell it at</source>
        <translation>Precio de venta</translation>
    </message>
    <message>
        <source>It can be set later, on the product&apos;s card.</source>
        <translation>Se puede poner después, en la ficha del producto.</translation>
    </message>
    <message>
        <source>Type an amount, such as 1500.</source>
        <translation>Escriba un importe, como 1500.</translation>
    </message>
    <message>
        <source>Unpaid work, its cost in the stock: {amount}</source>
        <translation>Trabajo impago, su costo en el stock: {amount}</translation>
    </message>
    <message>
        <source>The deposit of {amount} pays first; what is more than the bill is put on the customer&apos;s account.</source>
        <translation>Primero paga la seña de {amount}; lo que supere la cuenta queda a favor en la cuenta corriente del cliente.</translation>
    </message>
</context>
<context>
    <name>KeyCap</name>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
</context>
<context>
    <name>KeysEverywhere</name>
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
        <source>Ready to open</source>
        <translation>Listo para abrir</translation>
    </message>
    <message>
        <source>The customer&apos;s display, open or shut</source>
        <translation>Pantalla del cliente, abrir o cerrar</translation>
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
    <name>KindChoice</name>
    <message>
        <source>Kind of device</source>
        <translation>Tipo de equipo</translation>
    </message>
</context>
<context>
    <name>LackingNumbers</name>
    <message>
        <source>On the shelf without a serial number: {count}</source>
        <translation>En el estante sin número de serie: {count}</translation>
    </message>
    <message>
        <source>Add numbers</source>
        <translation>Agregar números</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Leave without saving?</source>
        <translation>¿Salir sin guardar?</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Salir sin guardar</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Seguir editando</translation>
    </message>
</context>
<context>
    <name>LendSheet</name>
    <message>
        <source>Which one</source>
        <translation>Cuál</translation>
    </message>
    <message>
        <source>Hand it out</source>
        <translation>Entregarlo</translation>
    </message>
    <message>
        <source>A loaner for {customer}</source>
        <translation>Un préstamo para {customer}</translation>
    </message>
    <message>
        <source>Every loaner is out. Follow-up says who has which.</source>
        <translation>Todos los equipos en préstamo están afuera. Seguimiento dice quién tiene cuál.</translation>
    </message>
    <message>
        <source>The shop has no loaner yet. Add one in Follow-up.</source>
        <translation>La tienda todavía no tiene equipos para prestar. Agregue uno en Seguimiento.</translation>
    </message>
    <message>
        <source>Its condition</source>
        <translation>Su estado</translation>
    </message>
    <message>
        <source>Signature, here or on the paper</source>
        <translation>Firma, aquí o en el papel</translation>
    </message>
    <message>
        <source>No free loaner has the number {code}.</source>
        <translation>Ningún equipo libre para prestar tiene el número {code}.</translation>
    </message>
    <message>
        <source>Sign anew</source>
        <translation>Firmar de nuevo</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Letter {number}</source>
        <translation>Carta {number}</translation>
    </message>
</context>
<context>
    <name>LimitDialog</name>
    <message>
        <source>Credit limit of {name}</source>
        <translation>Límite de crédito de {name}</translation>
    </message>
    <message>
        <source>With 0 the account holds credit in hand, and no debt.</source>
        <translation>Con 0 la cuenta admite saldo a favor y ninguna deuda.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>May owe up to</source>
        <translation>Puede deber hasta</translation>
    </message>
    <message>
        <source>Type an amount of 0 or more.</source>
        <translation>Escriba un importe de 0 o más.</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Descuento</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Under cost</source>
        <translation>Bajo costo</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>Serial number missing: {count} · F2</source>
        <translation>Falta número de serie: {count} · F2</translation>
    </message>
    <message>
        <source>{list}, instead of {price}</source>
        <translation>{list}, en lugar de {price}</translation>
    </message>
    <message>
        <source>Take the line off</source>
        <translation>Quitar la línea</translation>
    </message>
    <message>
        <source>Fit the part</source>
        <translation>Colocar el repuesto</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Part of a repair</source>
        <translation>De una reparación</translation>
    </message>
    <message>
        <source>What one costs the shop</source>
        <translation>Costo por unidad para el local</translation>
    </message>
    <message>
        <source>Under warranty</source>
        <translation>En garantía</translation>
    </message>
    <message>
        <source>Free for the customer; its cost is the shop&apos;s.</source>
        <translation>Sin cargo para el cliente; el costo es del local.</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>No job is like this</source>
        <translation>Ninguna orden es así</translation>
    </message>
    <message>
        <source>Type less, choose another filter, or look at delivered ones too.</source>
        <translation>Escriba menos, elija otro filtro o vea también las entregadas.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>Delivered too</source>
        <translation>También entregadas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Labels of the selected jobs</source>
        <translation>Etiquetas de las seleccionadas</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Exportar la lista</translation>
    </message>
    <message>
        <source>Another state for the selected jobs</source>
        <translation>Otro estado para las seleccionadas</translation>
    </message>
    <message>
        <source>Another technician for the selected jobs</source>
        <translation>Otro técnico para las seleccionadas</translation>
    </message>
    <message>
        <source>Not found: {numbers}</source>
        <translation>Sin resultado: {numbers}</translation>
    </message>
    <message>
        <source>{count} of {total} selected</source>
        <translation>{count} de {total} seleccionadas</translation>
    </message>
    <message>
        <source>{total} repairs</source>
        <translation>{total} reparaciones</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivado</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>1 repair</source>
        <translation>1 reparación</translation>
    </message>
</context>
<context>
    <name>LoanerDialog</name>
    <message>
        <source>Add a loaner</source>
        <translation>Agregar un equipo</translation>
    </message>
    <message>
        <source>Brand and model</source>
        <translation>Marca y modelo</translation>
    </message>
    <message>
        <source>What it is worth</source>
        <translation>Cuánto vale</translation>
    </message>
    <message>
        <source>Printed on the slip: what one pays who loses it.</source>
        <translation>Se imprime en el comprobante: lo que paga quien lo pierde.</translation>
    </message>
    <message>
        <source>Serial number or IMEI</source>
        <translation>Número de serie o IMEI</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>Type an amount, such as 1500.</source>
        <translation>Escriba un importe, como 1500.</translation>
    </message>
    <message>
        <source>Edit the loaner</source>
        <translation>Editar el equipo de préstamo</translation>
    </message>
</context>
<context>
    <name>Loaners</name>
    <message>
        <source>Loaner {number}</source>
        <translation>Préstamo {number}</translation>
    </message>
    <message>
        <source>No loaner is out</source>
        <translation>No hay equipos prestados</translation>
    </message>
    <message>
        <source>A loaner is handed out from the job&apos;s menu, at intake or later. Add the shop&apos;s loaners here.</source>
        <translation>Un equipo se presta desde el menú de la orden, al recibir o después. Agregue aquí los equipos de la tienda.</translation>
    </message>
    <message>
        <source>Add a loaner</source>
        <translation>Agregar un equipo</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Recibirlo de vuelta</translation>
    </message>
    <message>
        <source>Loaners</source>
        <translation>Préstamos</translation>
    </message>
    <message>
        <source>Loaner</source>
        <translation>Préstamo</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Quién lo tiene</translation>
    </message>
    <message>
        <source>in the shop</source>
        <translation>en la tienda</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>still out</source>
        <translation>sigue afuera</translation>
    </message>
    <message>
        <source>{name} comes back from {customer}</source>
        <translation>{name} vuelve de {customer}</translation>
    </message>
    <message>
        <source>Its condition, where it changed</source>
        <translation>Su estado, si cambió</translation>
    </message>
</context>
<context>
    <name>LoanersPage</name>
    <message>
        <source>With customers</source>
        <translation>Con clientes</translation>
    </message>
    <message>
        <source>All loaners</source>
        <translation>Todos los equipos</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Add a loaner</source>
        <translation>Agregar un equipo</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>Fuera de uso</translation>
    </message>
    <message>
        <source>The slip</source>
        <translation>El comprobante</translation>
    </message>
    <message>
        <source>A device is handed out without its loaner by a manager only.</source>
        <translation>Sin devolver el préstamo, solo un encargado autoriza la entrega.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
</context>
<context>
    <name>Mail</name>
    <message>
        <source>Repair {number}: {trouble}</source>
        <translation>Reparación {number}: {trouble}</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{code} means nothing here.</source>
        <translation>{code} no significa nada aquí.</translation>
    </message>
    <message>
        <source>{name} does not work here any more.</source>
        <translation>{name} ya no trabaja aquí.</translation>
    </message>
    <message>
        <source>A manager changed what you may do here.</source>
        <translation>Un encargado cambió lo que usted puede hacer aquí.</translation>
    </message>
</context>
<context>
    <name>MakeQuote</name>
    <message>
        <source>Make a quote</source>
        <translation>Hacer un presupuesto</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Presupuestos</translation>
    </message>
    <message>
        <source>Quote {number} is kept. Shift+F7 finds it, on any till.</source>
        <translation>El presupuesto {number} está guardado. Con Shift+F7 se encuentra, en cualquier caja.</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Presupuesto</translation>
    </message>
</context>
<context>
    <name>MergedNotice</name>
    <message>
        <source>Also registered as</source>
        <translation>También registrado como</translation>
    </message>
    <message>
        <source>Part again</source>
        <translation>Separar de nuevo</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Merge {name} into {other}?</source>
        <translation>¿Unir {name} con {other}?</translation>
    </message>
    <message>
        <source>Purchases, quotes, parked sales and account are {other}&apos;s from now on; both balances add up. Nothing is lost: the card of {other} keeps who was merged, and parts them again.</source>
        <translation>Compras, presupuestos, ventas en espera y cuenta corriente pasan a ser de {other}; los dos saldos se suman. Nada se pierde: la ficha de {other} conserva a quién se unió y permite separarlos.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unir</translation>
    </message>
    <message>
        <source>{name} is merged.</source>
        <translation>La ficha de {name} quedó unida.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Merge {name} with whom?</source>
        <translation>¿Con quién unir a {name}?</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Choose the customer whose account it goes on (F3).</source>
        <translation>Elija el cliente en cuya cuenta va (F3).</translation>
    </message>
    <message>
        <source>Type how much the customer pays.</source>
        <translation>Escriba cuánto paga el cliente.</translation>
    </message>
    <message>
        <source>Type by how much the account is to change.</source>
        <translation>Escriba en cuánto cambia la cuenta.</translation>
    </message>
    <message>
        <source>Only {owed} is owed. Write what the rest is for; it stays as credit in hand.</source>
        <translation>Se deben solo {owed}. Escriba para qué es el resto; queda como saldo a favor.</translation>
    </message>
    <message>
        <source>This debt is not on the customer&apos;s account. Choose another.</source>
        <translation>Esta deuda no está en la cuenta del cliente. Elija otra.</translation>
    </message>
    <message>
        <source>An account can&apos;t be paid from itself. Choose another method.</source>
        <translation>Una cuenta no se paga con sí misma. Elija otro medio.</translation>
    </message>
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
        <source>{name} does not work here any more. Nothing was changed; sign in as somebody else.</source>
        <translation>{name} ya no trabaja aquí. No se cambió nada; ingrese como otra persona.</translation>
    </message>
    <message>
        <source>The rights of {name} were changed meanwhile. Nothing was written; do it again with the new rights.</source>
        <translation>Los permisos de {name} cambiaron mientras tanto. No se guardó nada; hágalo de nuevo con los permisos nuevos.</translation>
    </message>
    <message>
        <source>The disk is almost full. Free some space, then try again.</source>
        <translation>El disco está casi lleno. Libere espacio y vuelva a intentar.</translation>
    </message>
    <message>
        <source>The disk is almost full: no new sale is begun. Free some space; what was sold is safe.</source>
        <translation>El disco está casi lleno: no se inicia ninguna venta nueva. Libere espacio; lo vendido está a salvo.</translation>
    </message>
    <message>
        <source>The database is busy. Nothing was lost; try again in a moment.</source>
        <translation>La base de datos está ocupada. No se perdió nada; intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>{file} could not be written. Check the disk and its rights, then try again.</source>
        <translation>No se pudo escribir {file}. Revise el disco y los permisos, y pruebe otra vez.</translation>
    </message>
    <message>
        <source>This computer has no printer yet. What was done is saved. Add a printer in the system&apos;s settings, then print again.</source>
        <translation>Esta computadora no tiene impresora todavía. Lo hecho está guardado. Agregue una impresora en los ajustes del sistema y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>Printer {printer} does not answer. What was done is saved. Check its power and paper, then print again.</source>
        <translation>La impresora {printer} no responde. Lo hecho está guardado. Revise que esté encendida y con papel, y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>The printer {printer} in this terminal&apos;s settings is written wrongly. What was done is saved. Choose the receipt printer again, then print again.</source>
        <translation>La impresora {printer} está mal escrita en los ajustes de este terminal. Lo hecho está guardado. Elija otra vez la impresora y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>Printer {printer} is out of paper. What was done is saved. Put in a new roll, then print again.</source>
        <translation>La impresora {printer} no tiene papel. Lo hecho está guardado. Coloque un rollo nuevo y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>The cover of printer {printer} is open. What was done is saved. Close it, then print again.</source>
        <translation>La tapa de la impresora {printer} está abierta. Lo hecho está guardado. Ciérrela y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>Printer {printer} has stopped with an error. What was done is saved. Switch it off and on, then print again.</source>
        <translation>La impresora {printer} se detuvo por un error. Lo hecho está guardado. Apáguela, enciéndala y vuelva a imprimir.</translation>
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
        <translation>Esta tienda no está en un archivo de esta computadora: la copia se hace donde está su servidor.</translation>
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
        <source>Choose what the money is spent on.</source>
        <translation>Elija en qué se gasta el dinero.</translation>
    </message>
    <message>
        <source>Type the name of the category.</source>
        <translation>Escriba el nombre de la categoría.</translation>
    </message>
    <message>
        <source>Type an amount above zero.</source>
        <translation>Escriba un importe mayor que cero.</translation>
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
        <source>The coins and notes add up to {pieces}, not to the cash that was typed.</source>
        <translation>Las monedas y los billetes suman {pieces}, no el efectivo que se escribió.</translation>
    </message>
    <message>
        <source>The cash session is still open. Close it first.</source>
        <translation>La caja sigue abierta. Ciérrela primero.</translation>
    </message>
    <message>
        <source>Whoever counted the drawer cannot verify the count. Ask another person.</source>
        <translation>Quien contó la caja no puede verificar el conteo. Pida a otra persona.</translation>
    </message>
    <message>
        <source>Of a coin or note there are 0 to {most} pieces.</source>
        <translation>De una moneda o un billete hay de 0 a {most} piezas.</translation>
    </message>
    <message>
        <source>This category of expenses does not exist.</source>
        <translation>Esta categoría de gastos no existe.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back: the last document is later than now. Set the clock right, then try again.</source>
        <translation>El reloj de esta computadora se atrasó: el último documento es posterior a la hora actual. Corrija el reloj y vuelva a intentar.</translation>
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
        <source>A sale is on the screen. Park it with F6 or finish it first.</source>
        <translation>Hay una venta en pantalla. Déjela en espera con F6 o termínela primero.</translation>
    </message>
    <message>
        <source>“{label}” was taken up or given up meanwhile. Choose another one.</source>
        <translation>«{label}» ya fue retomada o descartada. Elija otra.</translation>
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
        <translation>Esta tienda se abrió con un TechStore más nuevo. Actualice TechStore en esta computadora.</translation>
    </message>
    <message>
        <source>The database engine here is too old ({found}) and could lose data. Install TechStore anew.</source>
        <translation>El motor de base de datos de esta computadora es muy viejo ({found}) y podría perder datos. Vuelva a instalar TechStore.</translation>
    </message>
    <message>
        <source>The database does not answer. Check the disk or the network, then try again.</source>
        <translation>La base de datos no responde. Revise el disco o la red y vuelva a intentar.</translation>
    </message>
    <message>
        <source>{product}: {given} serial numbers for {wanted} pieces. Give one for each.</source>
        <translation>{product}: {given} números de serie para {wanted} unidades. Indique uno por cada una.</translation>
    </message>
    <message>
        <source>This is no longer so: somebody has put it right meanwhile.</source>
        <translation>Esto ya no es así: alguien lo corrigió mientras tanto.</translation>
    </message>
    <message>
        <source>Somebody has settled this meanwhile. See it under Settled.</source>
        <translation>Alguien ya lo resolvió mientras tanto. Está en Resueltos.</translation>
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
        <source>This customer was erased at their own wish. Choose or register another one.</source>
        <translation>Este cliente fue borrado a su pedido. Elija o registre otro.</translation>
    </message>
    <message>
        <source>The account stands at {balance}. Settle it to zero first, then erase.</source>
        <translation>La cuenta está en {balance}. Primero déjela en cero y luego borre.</translation>
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
        <source>{file} is not there any more. Choose it again.</source>
        <translation>{file} ya no está. Elíjalo de nuevo.</translation>
    </message>
    <message>
        <source>The file is larger than {megabytes} MB. Split it, then import the parts.</source>
        <translation>El archivo supera {megabytes} MB. Divídalo e importe las partes.</translation>
    </message>
    <message>
        <source>{file} cannot be read as a table: it is damaged or of another kind. Open it in a spreadsheet program and save it as CSV or XLSX.</source>
        <translation>{file} no se puede leer como tabla: está dañado o es de otro tipo. Ábralo en un programa de planillas y guárdelo como CSV o XLSX.</translation>
    </message>
    <message>
        <source>{file} holds no header with rows beneath it. Give the columns their names in the first row.</source>
        <translation>{file} no tiene encabezado con filas debajo. Ponga los nombres de las columnas en la primera fila.</translation>
    </message>
    <message>
        <source>The file has more rows than can be taken in at once. Split it, then import the parts.</source>
        <translation>El archivo tiene más filas de las que se pueden importar de una vez. Divídalo e importe las partes.</translation>
    </message>
    <message>
        <source>No column is chosen for {column}. Choose the one that holds it.</source>
        <translation>No hay columna elegida para {column}. Elija la que la contiene.</translation>
    </message>
    <message>
        <source>A column is chosen that the file does not have. Choose the file again.</source>
        <translation>Se eligió una columna que el archivo no tiene. Elija el archivo otra vez.</translation>
    </message>
    <message>
        <source>{count} rows cannot be taken in. Put them right in the file, or leave them out.</source>
        <translation>{count} filas no se pueden importar. Corríjalas en el archivo o déjelas fuera.</translation>
    </message>
    <message>
        <source>{file} is of no kind that can be written. Let its name end in .csv or .xlsx.</source>
        <translation>{file} no es de un tipo que se pueda escribir. El nombre debe terminar en .csv o .xlsx.</translation>
    </message>
    <message>
        <source>{file} could not be written. Check the disk and its rights, or close the program that holds the file.</source>
        <translation>No se pudo escribir {file}. Revise el disco y los permisos, o cierre el programa que usa el archivo.</translation>
    </message>
    <message>
        <source>This is not possible as it stands ({code}). Check what was entered.</source>
        <translation>Así no es posible ({code}). Revise lo que se ingresó.</translation>
    </message>
    <message>
        <source>This is not available just now ({code}). Try again in a moment.</source>
        <translation>No está disponible por ahora ({code}). Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Another computer works as this terminal: its disk was copied. Selling goes on here, but nothing is sent. Ask the manager for a new code and join again.</source>
        <translation>Otra computadora trabaja como esta terminal: se copió su disco. Aquí se puede seguir vendiendo, pero no se envía nada. Pida un código nuevo al encargado y únase otra vez.</translation>
    </message>
    <message>
        <source>The hub has less of this terminal than it had. It is sent again by itself.</source>
        <translation>La central tiene menos de esta terminal que antes. Se vuelve a enviar solo.</translation>
    </message>
    <message>
        <source>This terminal&apos;s place was taken by another installation. Selling goes on here. Ask the manager for a new code and join again.</source>
        <translation>Otra instalación tomó el lugar de esta terminal. Aquí se puede seguir vendiendo. Pida un código nuevo al encargado y únase otra vez.</translation>
    </message>
    <message>
        <source>This program is too old for the hub. Selling goes on and what is sold is sent; update the program to see what others do.</source>
        <translation>Este programa es demasiado antiguo para la central. Se puede seguir vendiendo y lo vendido se envía; actualice el programa para ver lo que hacen los demás.</translation>
    </message>
    <message>
        <source>At the hub&apos;s address there is another shop&apos;s hub. Nothing is sent. Check the address with the manager.</source>
        <translation>En la dirección de la central está la de otra tienda. No se envía nada. Verifique la dirección con el encargado.</translation>
    </message>
    <message>
        <source>The hub does not accept this terminal&apos;s journal: it was changed on the disk. Selling goes on. Ask the manager to run techstore verify here.</source>
        <translation>La central no acepta el diario de esta terminal: fue alterado en el disco. Se puede seguir vendiendo. Pida al encargado que ejecute techstore verify aquí.</translation>
    </message>
    <message>
        <source>What the hub sends does not fit together. Nothing of it was taken over. Selling goes on; ask the manager to check the hub.</source>
        <translation>Lo que envía la central no concuerda. No se tomó nada de eso. Se puede seguir vendiendo; pida al encargado que revise la central.</translation>
    </message>
    <message>
        <source>What was downloaded is not whole. It was thrown away; join again.</source>
        <translation>La descarga no está completa. Se descartó; únase otra vez.</translation>
    </message>
    <message>
        <source>The hub does not answer. Check the network and the address, then try again. What was downloaded is kept.</source>
        <translation>La central no responde. Revise la red y la dirección y vuelva a intentar. Lo descargado se conserva.</translation>
    </message>
    <message>
        <source>This computer works alone. Join a hub first, with a code.</source>
        <translation>Esta computadora trabaja sola. Primero unirse a una central con un código.</translation>
    </message>
    <message>
        <source>{count} entries are only on this computer. Let them reach the hub first, then do this again.</source>
        <translation>{count} registros están solo en esta computadora. Espere a que lleguen a la central y repita la operación.</translation>
    </message>
    <message>
        <source>There is a shop on this computer already. To make it the hub&apos;s first content, start the hub from this terminal.</source>
        <translation>En esta computadora ya hay una tienda. Para que sea el primer contenido de la central, iniciarla desde esta terminal.</translation>
    </message>
    <message>
        <source>This computer belongs to a hub already. Leave that one first.</source>
        <translation>Esta computadora ya pertenece a una central. Primero salir de ella.</translation>
    </message>
    <message>
        <source>The hub&apos;s password could not be kept on this computer. Check the rights of the settings folder, then try again.</source>
        <translation>No se pudo guardar la contraseña de la central en esta computadora. Revise los permisos de la carpeta de configuración y vuelva a intentar.</translation>
    </message>
    <message>
        <source>This is a terminal of a hub, which has all that was sent. Join it again with a new code; what only this computer has comes along. If the hub is lost too, restore with --alone.</source>
        <translation>Es una terminal de una central, que tiene todo lo enviado. Únala otra vez con un código nuevo; lo que solo tiene esta computadora viene con ella. Si la central también se perdió, restaure con --alone.</translation>
    </message>
    <message>
        <source>The server runs PostgreSQL {found}. The hub needs version 14 or newer.</source>
        <translation>El servidor tiene PostgreSQL {found}. La central necesita la versión 14 o posterior.</translation>
    </message>
    <message>
        <source>The hub is older than this program. Run hub migrate first.</source>
        <translation>La central es más antigua que este programa. Ejecute primero hub migrate.</translation>
    </message>
    <message>
        <source>The hub holds no shop yet. Start it from the terminal that has the shop.</source>
        <translation>La central todavía no tiene una tienda. Iníciela desde la terminal que tiene la tienda.</translation>
    </message>
    <message>
        <source>The hub holds a shop already. Join it with a code instead.</source>
        <translation>La central ya tiene una tienda. Únase a ella con un código.</translation>
    </message>
    <message>
        <source>This is no address of a PostgreSQL database. It looks like postgresql://owner:password@host/database.</source>
        <translation>No es la dirección de una base PostgreSQL. Debe ser como postgresql://owner:password@host/database.</translation>
    </message>
    <message>
        <source>This code cannot be read. Copy it whole, from TS1- to its end.</source>
        <translation>No se puede leer el código. Cópielo entero, desde TS1- hasta el final.</translation>
    </message>
    <message>
        <source>This code was used already. Ask the manager for a new one.</source>
        <translation>Ese código ya se usó. Pida uno nuevo al encargado.</translation>
    </message>
    <message>
        <source>{code} cannot begin document numbers. Take a capital letter and up to three letters or digits, as B1.</source>
        <translation>{code} no puede iniciar números de documentos. Use una letra mayúscula y hasta tres letras o dígitos, como B1.</translation>
    </message>
    <message>
        <source>Another terminal has the code {code}. Take another one.</source>
        <translation>Otra terminal tiene el código {code}. Elija otro.</translation>
    </message>
    <message>
        <source>Say in which branch the terminal stands, by its exact name.</source>
        <translation>Indique en qué sucursal está la terminal, con su nombre exacto.</translation>
    </message>
    <message>
        <source>The hub has no terminal {code} that is in use.</source>
        <translation>La central no tiene una terminal {code} en uso.</translation>
    </message>
    <message>
        <source>The hub no longer knows this terminal: it was retired. Ask the manager for a new code and join again.</source>
        <translation>La central ya no reconoce esta terminal: fue dada de baja. Pida un código nuevo al encargado y únase otra vez.</translation>
    </message>
    <message>
        <source>This code is for a till with a file of its own. Join without working on the hub itself.</source>
        <translation>Este código es para una caja con archivo propio. Únase sin trabajar directamente en la central.</translation>
    </message>
    <message>
        <source>Say which hub: give its address with --hub.</source>
        <translation>Indique qué central: dé su dirección con --hub.</translation>
    </message>
    <message>
        <source>Nobody here may take off more than {limit}. Take off less, or let a manager raise the limit.</source>
        <translation>Nadie puede descontar más de {limit}. Descuente menos, o pida a un encargado que suba el límite.</translation>
    </message>
    <message>
        <source>Above your limit of {limit} a discount needs a reason. Type why it is given.</source>
        <translation>Por encima de su límite de {limit} el descuento necesita un motivo. Escriba por qué se hace.</translation>
    </message>
    <message>
        <source>This customer&apos;s own prices are not on the sale yet. Choose the customer again, then take the money.</source>
        <translation>Los precios de este cliente aún no están en la venta. Elija de nuevo al cliente y luego cobre.</translation>
    </message>
    <message>
        <source>Type how many per cent are off.</source>
        <translation>Escriba cuántos por ciento se descuentan.</translation>
    </message>
    <message>
        <source>Type the amount.</source>
        <translation>Escriba el importe.</translation>
    </message>
    <message>
        <source>Type how many pieces make a group: {fewest} to {most}.</source>
        <translation>Escriba cuántas unidades forman un grupo: de {fewest} a {most}.</translation>
    </message>
    <message>
        <source>Type how many of the group are paid: at least one, but not all.</source>
        <translation>Escriba cuántas del grupo se pagan: al menos una, pero no todas.</translation>
    </message>
    <message>
        <source>The last day lies before the first one. Change one of them.</source>
        <translation>El último día es anterior al primero. Cambie uno de los dos.</translation>
    </message>
    <message>
        <source>There is a price list {name} already. Choose another name.</source>
        <translation>Ya hay una lista de precios {name}. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Only {left} of what was paid is left to go back. Check what was returned.</source>
        <translation>De lo pagado quedan solo {left} para devolver. Revise lo que se devolvió.</translation>
    </message>
    <message>
        <source>Only {left} of this line is left to come back.</source>
        <translation>De esta línea quedan solo {left} por devolver.</translation>
    </message>
    <message>
        <source>This line came back already. Choose one that was sold.</source>
        <translation>Esta línea ya se devolvió. Elija una que se vendió.</translation>
    </message>
    <message>
        <source>Write the reason: it stays on the document.</source>
        <translation>Escriba el motivo: queda en el documento.</translation>
    </message>
    <message>
        <source>What goes back must come to {amount}.</source>
        <translation>Lo que se devuelve debe sumar {amount}.</translation>
    </message>
    <message>
        <source>Scan the serial number of each {name} that comes back; only units sold on this receipt are taken.</source>
        <translation>Escanee el número de serie de cada {name} que vuelve; solo se aceptan unidades vendidas con este recibo.</translation>
    </message>
    <message>
        <source>That line is not known here yet. Wait for the sync, or choose another one.</source>
        <translation>Esa línea aún no se conoce aquí. Espere la sincronización o elija otra.</translation>
    </message>
    <message>
        <source>Part of this sale came back already. Return the rest instead.</source>
        <translation>Parte de esta venta ya se devolvió. Devuelva el resto.</translation>
    </message>
    <message>
        <source>This sale was voided already.</source>
        <translation>Esta venta ya se anuló.</translation>
    </message>
    <message>
        <source>Only a sale of today can be voided. Return its goods instead.</source>
        <translation>Solo se puede anular una venta de hoy. Devuelva la mercadería.</translation>
    </message>
    <message>
        <source>Only a sale can be voided, not a return or a void.</source>
        <translation>Solo se puede anular una venta, no una devolución ni una anulación.</translation>
    </message>
    <message>
        <source>This ticket is not here. It may still be on its way from another computer.</source>
        <translation>Esta orden no está aquí. Puede estar en camino desde otra computadora.</translation>
    </message>
    <message>
        <source>This repair is not here. It may still be on its way from another computer.</source>
        <translation>Esta reparación no está aquí. Puede estar en camino desde otra computadora.</translation>
    </message>
    <message>
        <source>This line is no longer on the quote. Look at it again.</source>
        <translation>Este renglón ya no está en el presupuesto. Vuelva a mirarlo.</translation>
    </message>
    <message>
        <source>This state is no longer in use. Choose another.</source>
        <translation>Este estado ya no se usa. Elija otro.</translation>
    </message>
    <message>
        <source>{count} repairs are in this state. Move them first.</source>
        <translation>Hay {count} reparaciones en este estado. Muévalas primero.</translation>
    </message>
    <message>
        <source>This kind of work is no longer in use. Choose another.</source>
        <translation>Este tipo de trabajo ya no se usa. Elija otro.</translation>
    </message>
    <message>
        <source>This device is not here. Type its brand and model.</source>
        <translation>Este equipo no está aquí. Escriba su marca y modelo.</translation>
    </message>
    <message>
        <source>A repair can&apos;t go there from where it is.</source>
        <translation>Desde donde está, la reparación no puede pasar allí.</translation>
    </message>
    <message>
        <source>{number} was moved by somebody else meanwhile. Look where it stands now.</source>
        <translation>Otra persona movió {number} mientras tanto. Mire dónde está ahora.</translation>
    </message>
    <message>
        <source>Write the diagnosis first.</source>
        <translation>Primero escriba el diagnóstico.</translation>
    </message>
    <message>
        <source>The customer has not agreed to {total} yet. Write down the approval.</source>
        <translation>El cliente todavía no aprobó {total}. Registre la aprobación.</translation>
    </message>
    <message>
        <source>The quote comes to {total}. Write down an approval of at least that.</source>
        <translation>El presupuesto suma {total}. Registre una aprobación por al menos ese importe.</translation>
    </message>
    <message>
        <source>Write down what the test gave first.</source>
        <translation>Primero registre el resultado de la prueba.</translation>
    </message>
    <message>
        <source>It goes back to diagnosing when its diagnosis or quote is edited.</source>
        <translation>Vuelve a diagnóstico cuando se edita el diagnóstico o el presupuesto.</translation>
    </message>
    <message>
        <source>A device is handed out at the checkout, where it is paid.</source>
        <translation>El equipo se entrega en la venta, donde se cobra.</translation>
    </message>
    <message>
        <source>Diagnosis and quote can be edited until the repair is ready.</source>
        <translation>El diagnóstico y el presupuesto se pueden editar hasta que la reparación esté lista.</translation>
    </message>
    <message>
        <source>Write what was found.</source>
        <translation>Escriba lo que se encontró.</translation>
    </message>
    <message>
        <source>{number} was delivered. Take the device in again.</source>
        <translation>{number} ya se entregó. Vuelva a recibir el equipo.</translation>
    </message>
    <message>
        <source>{name} no longer works here. Choose another person.</source>
        <translation>{name} ya no trabaja aquí. Elija otra persona.</translation>
    </message>
    <message>
        <source>Write the note.</source>
        <translation>Escriba la nota.</translation>
    </message>
    <message>
        <source>Write why it is cancelled.</source>
        <translation>Escriba por qué se cancela.</translation>
    </message>
    <message>
        <source>Your time on this repair is running already.</source>
        <translation>Su tiempo en esta reparación ya está corriendo.</translation>
    </message>
    <message>
        <source>No time is running on this repair.</source>
        <translation>No hay tiempo corriendo en esta reparación.</translation>
    </message>
    <message>
        <source>It is not being tested.</source>
        <translation>No está en prueba.</translation>
    </message>
    <message>
        <source>Write what the test gave.</source>
        <translation>Escriba el resultado de la prueba.</translation>
    </message>
    <message>
        <source>Another person must check this repair.</source>
        <translation>Otra persona debe controlar esta reparación.</translation>
    </message>
    <message>
        <source>It is at {to} already. Take it back first.</source>
        <translation>Ya está en {to}. Primero recíbalo de vuelta.</translation>
    </message>
    <message>
        <source>It is not sent out.</source>
        <translation>No está enviado afuera.</translation>
    </message>
    <message>
        <source>{name} is not a part.</source>
        <translation>{name} no es un repuesto.</translation>
    </message>
    <message>
        <source>{name} is in the device. Take it off first.</source>
        <translation>{name} está en el equipo. Primero retírelo.</translation>
    </message>
    <message>
        <source>Parts go in once the customer has agreed. Write down the approval.</source>
        <translation>Los repuestos se colocan cuando el cliente aprobó. Registre la aprobación.</translation>
    </message>
    <message>
        <source>{name} is not in the device.</source>
        <translation>{name} no está en el equipo.</translation>
    </message>
    <message>
        <source>{name} is still in the device. Take it off before the device goes back.</source>
        <translation>{name} todavía está en el equipo. Retírelo antes de devolver el equipo.</translation>
    </message>
    <message>
        <source>Only {available} of {name} can be taken from the shelf.</source>
        <translation>Solo se pueden tomar {available} de {name} del estante.</translation>
    </message>
    <message>
        <source>Scan the serial number of each {name}.</source>
        <translation>Escanee el número de serie de cada {name}.</translation>
    </message>
    <message>
        <source>Type how much is deposited.</source>
        <translation>Escriba cuánto se deja de seña.</translation>
    </message>
    <message>
        <source>A deposit can&apos;t be paid this way. Choose another method.</source>
        <translation>Una seña no se puede pagar así. Elija otro medio.</translation>
    </message>
    <message>
        <source>The repair holds {held}. No more can go back.</source>
        <translation>La reparación tiene {held} de seña. No se puede devolver más.</translation>
    </message>
    <message>
        <source>{held} was deposited this way. The rest goes back as it was paid.</source>
        <translation>Por este medio se dejaron {held}. El resto vuelve como se pagó.</translation>
    </message>
    <message>
        <source>The deposit on {number} is {held} now. Take the repair up again.</source>
        <translation>La seña de {number} ahora es {held}. Vuelva a traer la reparación a la venta.</translation>
    </message>
    <message>
        <source>{number} is not ready to be handed out.</source>
        <translation>{number} no está lista para entregar.</translation>
    </message>
    <message>
        <source>{number} was billed already, on {sale}.</source>
        <translation>{number} ya se cobró, en {sale}.</translation>
    </message>
    <message>
        <source>The quote of {number} changed. Take the repair off the sale and bring it again.</source>
        <translation>El presupuesto de {number} cambió. Quite la reparación de la venta y tráigala otra vez.</translation>
    </message>
    <message>
        <source>{number} belongs to another customer than this sale.</source>
        <translation>{number} es de otro cliente que esta venta.</translation>
    </message>
    <message>
        <source>Say what the person who fetches {number} showed.</source>
        <translation>Indique qué mostró quien retira {number}.</translation>
    </message>
    <message>
        <source>{excess} of the deposit on {number} is left. Give it back or put it on account.</source>
        <translation>Sobran {excess} de la seña de {number}. Devuélvalo o acredítelo en cuenta.</translation>
    </message>
    <message>
        <source>{number} was not delivered yet: there is nothing to claim.</source>
        <translation>{number} todavía no se entregó: no hay nada que reclamar.</translation>
    </message>
    <message>
        <source>This line belongs to a repair. Change it there, or take the whole repair off.</source>
        <translation>Este renglón es de una reparación. Cámbielo allí o quite toda la reparación.</translation>
    </message>
    <message>
        <source>The two IMEIs of one phone differ. {serial} was scanned twice; scan the other one.</source>
        <translation>Los dos IMEI de un teléfono son distintos. {serial} se escaneó dos veces; escanee el otro.</translation>
    </message>
    <message>
        <source>“{serial}” is no IMEI: it has 15 digits, and the last one must fit. Scan it again, or dial *#06# on the phone.</source>
        <translation>«{serial}» no es un IMEI: tiene 15 dígitos y el último debe coincidir. Escanéelo de nuevo, o marque *#06# en el teléfono.</translation>
    </message>
    <message>
        <source>{serial} is on this shelf already. Scan another unit.</source>
        <translation>{serial} ya está en este estante. Escanee otra unidad.</translation>
    </message>
    <message>
        <source>Scan the serial number, or type it.</source>
        <translation>Escanee el número de serie, o escríbalo.</translation>
    </message>
    <message>
        <source>Serial number {serial} is there twice. Take one off.</source>
        <translation>El número de serie {serial} está dos veces. Quite uno.</translation>
    </message>
    <message>
        <source>That is too long for a serial number: at most {largest} characters.</source>
        <translation>Es demasiado largo para un número de serie: {largest} caracteres como máximo.</translation>
    </message>
    <message>
        <source>{person} has told them this already by this way. Choose another way, or close.</source>
        <translation>{person} ya se lo avisó por este medio. Elija otro medio, o cierre.</translation>
    </message>
    <message>
        <source>The customer&apos;s card has no number or address for this. Type one, or choose another way.</source>
        <translation>La ficha del cliente no tiene número ni dirección para esto. Escriba uno, o elija otro medio.</translation>
    </message>
    <message>
        <source>There are no texts in this language. Choose English or Spanish.</source>
        <translation>No hay textos en este idioma. Elija español o inglés.</translation>
    </message>
    <message>
        <source>{field} in braces means nothing here. Choose one of the fields listed below the text.</source>
        <translation>{field} entre llaves no significa nada aquí. Elija uno de los campos que están debajo del texto.</translation>
    </message>
    <message>
        <source>Cash can&apos;t be turned off: change and refunds come out of it.</source>
        <translation>El efectivo no se puede desactivar: de él salen el vuelto y las devoluciones.</translation>
    </message>
    <message>
        <source>{currency} is the shop&apos;s own currency. Choose another one.</source>
        <translation>{currency} es la moneda de la tienda. Elija otra.</translation>
    </message>
    <message>
        <source>Choose the currency that is taken in cash.</source>
        <translation>Elija la moneda que se acepta en efectivo.</translation>
    </message>
    <message>
        <source>{currency} is among the methods already. Turn it on there.</source>
        <translation>{currency} ya está entre los medios de pago. Actívela allí.</translation>
    </message>
    <message>
        <source>Give the method a name, so that it is told from the others.</source>
        <translation>Dele un nombre al medio de pago, para distinguirlo de los demás.</translation>
    </message>
    <message>
        <source>There can be only one method of this kind.</source>
        <translation>Solo puede haber un medio de pago de este tipo.</translation>
    </message>
    <message>
        <source>Two instalment plans have the same name. Give each a name of its own.</source>
        <translation>Dos planes de cuotas tienen el mismo nombre. Dele a cada uno el suyo.</translation>
    </message>
    <message>
        <source>This method takes no instalments.</source>
        <translation>Este medio de pago no admite cuotas.</translation>
    </message>
    <message>
        <source>That is no rate. Type what one of the currency is worth, above zero.</source>
        <translation>Eso no es una cotización. Escriba cuánto vale una unidad de la moneda, más de cero.</translation>
    </message>
    <message>
        <source>{serial} is not on the shelf. Scan the one in your hand.</source>
        <translation>{serial} no está en el estante. Escanee el que tiene en la mano.</translation>
    </message>
    <message>
        <source>{name} went to scrap. Add it to the quote once more.</source>
        <translation>{name} se descartó. Agréguelo otra vez al presupuesto.</translation>
    </message>
    <message>
        <source>It was delivered. Void its sale, or take the device in again.</source>
        <translation>Ya se entregó. Anule su venta o vuelva a recibir el equipo.</translation>
    </message>
    <message>
        <source>No access code was left with this device.</source>
        <translation>Con este equipo no se dejó ningún código de acceso.</translation>
    </message>
    <message>
        <source>{number} was delivered, and its access code is erased.</source>
        <translation>{number} ya se entregó y su código de acceso se borró.</translation>
    </message>
    <message>
        <source>This computer does not have the key of the access codes yet. It comes by itself as soon as a computer that has it is on the network.</source>
        <translation>Esta computadora todavía no tiene la clave de los códigos de acceso. Llega sola en cuanto una computadora que la tiene esté en la red.</translation>
    </message>
    <message>
        <source>This access code can&apos;t be read any more. Ask the customer for it again.</source>
        <translation>Este código de acceso ya no se puede leer. Pídaselo de nuevo al cliente.</translation>
    </message>
    <message>
        <source>The key of the access codes can&apos;t be written on this computer. Free some room on its disk, or take the device in without its code.</source>
        <translation>No se puede guardar en esta computadora la clave de los códigos de acceso. Libere espacio en el disco o reciba el equipo sin su código.</translation>
    </message>
    <message>
        <source>The hub was restored from a backup older than what this computer keeps in full. Nothing is sent, selling goes on. Restore a newer backup at the hub.</source>
        <translation>La central se restauró de una copia más antigua que lo que esta computadora conserva completo. No se envía nada; se puede seguir vendiendo. Restaure una copia más reciente en la central.</translation>
    </message>
    <message>
        <source>{number} is older than what this computer keeps. It is at the hub, which does not answer now: try again when the network is back.</source>
        <translation>{number} es más antiguo que lo que conserva esta computadora. Está en la central, que ahora no responde: intente de nuevo cuando vuelva la red.</translation>
    </message>
    <message>
        <source>A quote holds at least until today. Choose a later day.</source>
        <translation>Un presupuesto vale al menos hasta hoy. Elija un día posterior.</translation>
    </message>
    <message>
        <source>That quote is not known here yet. Wait for the sync, or check its number.</source>
        <translation>Ese presupuesto todavía no se conoce aquí. Espere la sincronización o revise el número.</translation>
    </message>
    <message>
        <source>A repair has a quote of its own, on its ticket. Take it off the sale first.</source>
        <translation>Una reparación tiene su propio presupuesto, en su orden. Quítela antes de la venta.</translation>
    </message>
    <message>
        <source>There is a sale on the screen. Park it with F6, or clear it, then take up the quote.</source>
        <translation>Hay una venta en pantalla. Déjela en espera con F6, o bórrela, y luego retome el presupuesto.</translation>
    </message>
    <message>
        <source>Quote {quote} was sold already, as {number}. Sell the goods at today&apos;s prices, or void that sale first.</source>
        <translation>El presupuesto {quote} ya se vendió, como {number}. Venda la mercadería a los precios de hoy, o anule antes esa venta.</translation>
    </message>
    <message>
        <source>Goods that come back are not quoted. Take them off the sale first.</source>
        <translation>La mercadería que se devuelve no se presupuesta. Quítela antes de la venta.</translation>
    </message>
    <message>
        <source>{name} is not what the quote says. Take the quote up again with Shift+F7.</source>
        <translation>{name} no es lo que dice el presupuesto. Retome el presupuesto con Shift+F7.</translation>
    </message>
    <message>
        <source>At most {most} pages of quick keys. Remove one first.</source>
        <translation>Como máximo {most} páginas de teclas rápidas. Quite una primero.</translation>
    </message>
    <message>
        <source>Goods without a receipt come back by themselves. Take the other lines off, or sell them afterwards: the money may stay as credit on the account.</source>
        <translation>La mercadería sin recibo se devuelve sola. Quite las otras líneas o véndalas después: el dinero puede quedar a favor en la cuenta corriente.</translation>
    </message>
    <message>
        <source>A restocking fee stands beside goods that come back. Take it off the sale.</source>
        <translation>Un cargo por reposición acompaña mercadería que se devuelve. Quítelo de la venta.</translation>
    </message>
    <message>
        <source>The fee is more than what comes back. At most {largest}.</source>
        <translation>El cargo supera lo que se devuelve. Como máximo {largest}.</translation>
    </message>
    <message>
        <source>Some of these goods have a receipt and some have none. Take them back one after the other.</source>
        <translation>Parte de esta mercadería tiene recibo y parte no. Recíbalas una después de la otra.</translation>
    </message>
    <message>
        <source>{name} is not known here yet. Wait for the sync, or choose another product.</source>
        <translation>{name} todavía no se conoce aquí. Espere la sincronización o elija otro producto.</translation>
    </message>
    <message>
        <source>Scan the serial number of each {name}; only units that this shop sold, and that are not back yet, are taken.</source>
        <translation>Escanee el número de serie de cada {name}; solo se reciben unidades que esta tienda vendió y que no han vuelto.</translation>
    </message>
    <message>
        <source>Choose how the money goes back: without a receipt nobody knows how it was paid.</source>
        <translation>Elija cómo se devuelve el dinero: sin recibo nadie sabe cómo se pagó.</translation>
    </message>
    <message>
        <source>A part on the quote is not in the device yet. Fit it, or take it off the quote.</source>
        <translation>Un repuesto del presupuesto todavía no está en el equipo. Colóquelo o quítelo del presupuesto.</translation>
    </message>
    <message>
        <source>{name} is archived. Restore them first, or choose another customer.</source>
        <translation>{name} está archivado. Restáurelo primero o elija otro cliente.</translation>
    </message>
    <message>
        <source>These two are one customer already. Choose another one.</source>
        <translation>Estos dos ya son un mismo cliente. Elija otro.</translation>
    </message>
    <message>
        <source>That customer is not known here yet. Wait for the sync, or choose another.</source>
        <translation>Ese cliente todavía no se conoce aquí. Espere la sincronización o elija otro.</translation>
    </message>
    <message>
        <source>This customer stands for themself already.</source>
        <translation>Este cliente ya está por separado.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read. Choose another file.</source>
        <translation>No se puede leer {file}. Elija otro archivo.</translation>
    </message>
    <message>
        <source>Count the {currency} in the drawer too; type 0 if there is none.</source>
        <translation>Cuente también los {currency} de la caja; escriba 0 si no hay.</translation>
    </message>
    <message>
        <source>There is no rate for {currency} yet. A manager sets it in Settings.</source>
        <translation>Todavía no hay cotización para {currency}. La fija un encargado en Ajustes.</translation>
    </message>
    <message>
        <source>This shop takes no tips. A manager can allow them in Settings.</source>
        <translation>Esta tienda no acepta propinas. Un encargado puede permitirlas en Ajustes.</translation>
    </message>
    <message>
        <source>That pays for sales only. Choose cash, card or transfer.</source>
        <translation>Eso solo paga ventas. Elija efectivo, tarjeta o transferencia.</translation>
    </message>
    <message>
        <source>The instalments “{plan}” were changed meanwhile. Choose them again.</source>
        <translation>Las cuotas “{plan}” cambiaron mientras tanto. Elíjalas de nuevo.</translation>
    </message>
    <message>
        <source>The rate of {currency} was changed meanwhile. Take the payment again.</source>
        <translation>La cotización de {currency} cambió mientras tanto. Tome el pago de nuevo.</translation>
    </message>
    <message>
        <source>This method asks for a reference. Type the slip&apos;s or the transfer&apos;s number.</source>
        <translation>Este medio de pago pide una referencia. Escriba el número del cupón o de la transferencia.</translation>
    </message>
    <message>
        <source>That is no tip for this method. Type it with cash, card or transfer.</source>
        <translation>Esa propina no vale para este medio. Escríbala con efectivo, tarjeta o transferencia.</translation>
    </message>
    <message>
        <source>A gift card is worth more than zero. Type how much comes onto it.</source>
        <translation>Una tarjeta de regalo vale más de cero. Escriba cuánto se carga.</translation>
    </message>
    <message>
        <source>A gift card is sold at its value: no discount, no tax.</source>
        <translation>Una tarjeta de regalo se vende por su valor: sin descuento ni impuesto.</translation>
    </message>
    <message>
        <source>Only {left} is left on the voucher {number}. Take that, and the rest another way.</source>
        <translation>Al vale {number} le quedan solo {left}. Tome eso, y el resto de otro modo.</translation>
    </message>
    <message>
        <source>Nobody knows a voucher {number}. Check its number.</source>
        <translation>No se conoce ningún vale {number}. Revise el número.</translation>
    </message>
    <message>
        <source>Type how much comes onto the voucher, or goes off with a minus.</source>
        <translation>Escriba cuánto se carga al vale, o cuánto se quita, con un menos.</translation>
    </message>
    <message>
        <source>Scan the voucher, or type its number.</source>
        <translation>Escanee el vale o escriba su número.</translation>
    </message>
    <message>
        <source>Each gift card is a line of its own, once.</source>
        <translation>Cada tarjeta de regalo es una línea propia, una sola vez.</translation>
    </message>
    <message>
        <source>Say why the voucher is corrected.</source>
        <translation>Diga por qué se corrige el vale.</translation>
    </message>
    <message>
        <source>That is no voucher&apos;s number: {shortest} to {longest} letters and digits.</source>
        <translation>Ese no es un número de vale: de {shortest} a {longest} letras y cifras.</translation>
    </message>
    <message>
        <source>The voucher {number} could be spent until {day}. A manager can put it right.</source>
        <translation>El vale {number} se podía usar hasta el {day}. Un encargado puede corregirlo.</translation>
    </message>
    <message>
        <source>Type the mail server&apos;s name, such as smtp.example.com.</source>
        <translation>Escriba el nombre del servidor de correo, como smtp.example.com.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; usual are 465 and 587.</source>
        <translation>Un puerto es un número de 1 a 65535; lo usual es 465 o 587.</translation>
    </message>
    <message>
        <source>Type the shop&apos;s mail address, such as shop@example.com.</source>
        <translation>Escriba la dirección de correo de la tienda, como tienda@example.com.</translation>
    </message>
    <message>
        <source>The password would cross the network unprotected. Choose TLS or STARTTLS.</source>
        <translation>La contraseña cruzaría la red sin protección. Elija TLS o STARTTLS.</translation>
    </message>
    <message>
        <source>The password could not be kept on this computer. Check its disk, then save again.</source>
        <translation>No se pudo guardar la contraseña en esta computadora. Revise el disco y guarde de nuevo.</translation>
    </message>
    <message>
        <source>The mail server does not accept user and password. Check them in Settings, Mail.</source>
        <translation>El servidor de correo no acepta el usuario y la contraseña. Revíselos en Ajustes, Correo.</translation>
    </message>
    <message>
        <source>The mail server does not take this mail: {answer}. Check the address.</source>
        <translation>El servidor de correo no acepta este mensaje: {answer}. Revise la dirección.</translation>
    </message>
    <message>
        <source>The mail server does not take this mail yet: {answer}. It is tried again.</source>
        <translation>El servidor de correo todavía no acepta este mensaje: {answer}. Se intenta de nuevo.</translation>
    </message>
    <message>
        <source>The mail server does not answer ({host}). The mail waits and is tried again.</source>
        <translation>El servidor de correo no responde ({host}). El mensaje espera y se intenta de nuevo.</translation>
    </message>
    <message>
        <source>This price is no longer on the list. Look at it again.</source>
        <translation>Este precio ya no está en la lista. Revísela de nuevo.</translation>
    </message>
    <message>
        <source>The list has a price for “{fault}” on this device already. Change that one.</source>
        <translation>La lista ya tiene un precio para «{fault}» en este equipo. Cambie ese.</translation>
    </message>
    <message>
        <source>A price for any fault needs a device: a kind, a brand or a model.</source>
        <translation>Un precio para cualquier falla necesita un equipo: un tipo, una marca o un modelo.</translation>
    </message>
    <message>
        <source>{file} needs a column with the fault and one with the price. Call them “Fault” and “Price” in its first row.</source>
        <translation>{file} necesita una columna con la falla y otra con el precio. Llámelas «Falla» y «Precio» en la primera fila.</translation>
    </message>
    <message>
        <source>These hours were changed by somebody else meanwhile. Look at them again.</source>
        <translation>Otra persona cambió este horario mientras tanto. Revíselo de nuevo.</translation>
    </message>
    <message>
        <source>On at least one day somebody must work. Type its hours, such as 9-18.</source>
        <translation>Al menos un día alguien tiene que trabajar. Escriba su horario, por ejemplo 9-18.</translation>
    </message>
    <message>
        <source>Hours must end later than they begin.</source>
        <translation>El horario tiene que terminar después de empezar.</translation>
    </message>
    <message>
        <source>This day is no longer closed. Look at the list again.</source>
        <translation>Este día ya no está cerrado. Revise la lista de nuevo.</translation>
    </message>
    <message>
        <source>This day is closed already.</source>
        <translation>Este día ya está cerrado.</translation>
    </message>
    <message>
        <source>This step is not due for the device any more. Look at the list again.</source>
        <translation>Este paso ya no corresponde a este equipo. Vuelva a mirar la lista.</translation>
    </message>
    <message>
        <source>This step was taken already. Look at the list again.</source>
        <translation>Este paso ya se hizo. Vuelva a mirar la lista.</translation>
    </message>
    <message>
        <source>The shop kept this device for the unpaid work. To give it back, sell it to the customer.</source>
        <translation>La tienda se quedó con este equipo por el trabajo impago. Para devolverlo, véndalo al cliente.</translation>
    </message>
    <message>
        <source>Before a device goes to the stock, the customer gets a last letter. Add one.</source>
        <translation>Antes de que un equipo pase al stock, el cliente recibe una última carta. Agregue una.</translation>
    </message>
    <message>
        <source>This step is no longer in the settings. Look at the list again.</source>
        <translation>Este paso ya no está en la configuración. Vuelva a mirar la lista.</translation>
    </message>
    <message>
        <source>A gift card is worth its value any day: it is not quoted. Take it off the sale first.</source>
        <translation>Una tarjeta de regalo vale lo mismo cualquier día: no se presupuesta. Quítela antes de la venta.</translation>
    </message>
    <message>
        <source>Nothing is left on the voucher {number}. Take another way to pay.</source>
        <translation>Al vale {number} no le queda saldo. Elija otra forma de pago.</translation>
    </message>
    <message>
        <source>This quote was answered meanwhile. Look at the list again.</source>
        <translation>Este presupuesto se respondió entretanto. Vuelva a mirar la lista.</translation>
    </message>
    <message>
        <source>This loaner is no longer in use. Choose another.</source>
        <translation>Este equipo ya no se presta. Elija otro.</translation>
    </message>
    <message>
        <source>{customer} has this loaner. Take it back first.</source>
        <translation>{customer} tiene este equipo. Recíbalo de vuelta primero.</translation>
    </message>
    <message>
        <source>{name} is out for this repair already. Take it back first.</source>
        <translation>{name} ya está prestado por esta orden. Recíbalo de vuelta primero.</translation>
    </message>
    <message>
        <source>This loaner is back already. Look at the list again.</source>
        <translation>Este equipo ya volvió. Vuelva a mirar la lista.</translation>
    </message>
    <message>
        <source>This loan is not here. It may still be on its way from another computer.</source>
        <translation>Este préstamo no está aquí. Puede estar en camino desde otra computadora.</translation>
    </message>
    <message>
        <source>This workshop is no longer in use. Choose another.</source>
        <translation>Este taller ya no se usa. Elija otro.</translation>
    </message>
    <message>
        <source>This order is closed already. Look at the list again.</source>
        <translation>Este pedido ya está cerrado. Vuelva a mirar la lista.</translation>
    </message>
    <message>
        <source>This order is not here. It may still be on its way from another computer.</source>
        <translation>Este pedido no está aquí. Puede estar en camino desde otra computadora.</translation>
    </message>
    <message>
        <source>Only {expected} of this order are still to come. Add the rest as an order of its own.</source>
        <translation>De este pedido solo faltan llegar {expected}. Agregue el resto como otro pedido.</translation>
    </message>
    <message>
        <source>Another step is next for the device now. Look at the list again.</source>
        <translation>Ahora el equipo tiene otro paso por delante. Revise la lista.</translation>
    </message>
    <message>
        <source>Choose a day after today.</source>
        <translation>Elija un día posterior a hoy.</translation>
    </message>
    <message>
        <source>Nobody would have told the customer before the device goes to the stock. Put the letter off to a later day, or skip the stock when it is its turn.</source>
        <translation>Nadie habría avisado al cliente antes de que el equipo pase al stock. Postergue la carta, u omita el pase al stock cuando llegue.</translation>
    </message>
    <message>
        <source>Somebody has taken this photo off already.</source>
        <translation>Alguien ya quitó esta foto.</translation>
    </message>
    <message>
        <source>{serial} went out with another sale itself. Scan the unit that left with this one.</source>
        <translation>{serial} también salió con otra venta. Escanee la unidad que salió con esta.</translation>
    </message>
    <message>
        <source>The rate of {currency} is of {day}, and this shop takes today&apos;s alone. A manager sets it under Ready to open (Ctrl+O).</source>
        <translation>La cotización de {currency} es del {day}, y esta tienda acepta solo la de hoy. Un encargado la pone en Listo para abrir (Ctrl+O).</translation>
    </message>
    <message>
        <source>{name} is lent to {customer}. Take it back before it is sold.</source>
        <translation>{name} está prestado a {customer}. Recíbalo de vuelta antes de venderlo.</translation>
    </message>
    <message>
        <source>No camera is found. Plug one in, and see in the system&apos;s privacy settings whether programs may use it; then try again.</source>
        <translation>No se encuentra ninguna cámara. Conecte una y vea en la privacidad del sistema si los programas pueden usarla; luego pruebe otra vez.</translation>
    </message>
    <message>
        <source>{camera} does not start. Perhaps another program uses it, or the system&apos;s privacy settings keep it from programs: look there, then try again.</source>
        <translation>{camera} no se enciende. Quizás la usa otro programa, o la privacidad del sistema no deja que los programas la usen: mire ahí y pruebe otra vez.</translation>
    </message>
    <message>
        <source>{camera} is not there any more. Plug it in again, then try again.</source>
        <translation>{camera} ya no está. Conéctela de nuevo y pruebe otra vez.</translation>
    </message>
    <message>
        <source>The system keeps the camera from this program. Allow it in the system&apos;s privacy settings (on Linux: join the group &quot;video&quot;), then try again.</source>
        <translation>El sistema no deja que este programa use la cámara. Permítalo en la privacidad del sistema (en Linux: en el grupo &quot;video&quot;) y pruebe otra vez.</translation>
    </message>
    <message>
        <source>Two steps are on day {days} after ready. Choose another day.</source>
        <translation>Hay dos pasos en el día {days} desde que está listo. Elija otro día.</translation>
    </message>
    <message>
        <source>On day {days} the device goes to the stock. No step can follow that one.</source>
        <translation>El día {days} el equipo pasa al stock. Ningún paso puede ir después.</translation>
    </message>
    <message>
        <source>Type how much the storage fee of day {days} is.</source>
        <translation>Escriba de cuánto es el cargo por guarda del día {days}.</translation>
    </message>
    <message>
        <source>The picture has more than {megapixels} megapixels. Choose a smaller one.</source>
        <translation>La imagen tiene más de {megapixels} megapíxeles. Elija una más chica.</translation>
    </message>
    <message>
        <source>{file} is no picture that can be read. Choose a PNG, JPEG or WebP.</source>
        <translation>{file} no es una imagen que se pueda leer. Elija un PNG, JPEG o WebP.</translation>
    </message>
    <message>
        <source>The surcharge comes on top of what is typed. Type {due} or less.</source>
        <translation>El recargo se suma a lo que se escribe. Ingrese {due} o menos.</translation>
    </message>
    <message>
        <source>This terminal stands in {name}, which stays in use.</source>
        <translation>Esta terminal está en {name}, que queda en uso.</translation>
    </message>
    <message>
        <source>There is a branch {name} already. Choose another name.</source>
        <translation>Ya hay una sucursal {name}. Elija otro nombre.</translation>
    </message>
    <message>
        <source>There is a state {name} already. Choose another name.</source>
        <translation>Ya hay un estado {name}. Elija otro nombre.</translation>
    </message>
</context>
<context>
    <name>MethodDialog</name>
    <message>
        <source>Add card terminal</source>
        <translation>Agregar terminal de tarjetas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Key on the payment screen</source>
        <translation>Tecla en la pantalla de cobro</translation>
    </message>
    <message>
        <source>Reference, such as a slip&apos;s number</source>
        <translation>Referencia, como el número del cupón</translation>
    </message>
    <message>
        <source>The first that is free</source>
        <translation>La primera libre</translation>
    </message>
    <message>
        <source>May be typed</source>
        <translation>Se puede escribir</translation>
    </message>
    <message>
        <source>Must be typed</source>
        <translation>Es obligatoria</translation>
    </message>
    <message>
        <source>Is not asked for</source>
        <translation>No se pide</translation>
    </message>
    <message>
        <source>Edit method of payment</source>
        <translation>Editar medio de pago</translation>
    </message>
</context>
<context>
    <name>MethodList</name>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Add currency</source>
        <translation>Agregar moneda</translation>
    </message>
</context>
<context>
    <name>MethodsTable</name>
    <message>
        <source>Method</source>
        <translation>Medio de pago</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>No methods</source>
        <translation>Sin medios de pago</translation>
    </message>
    <message>
        <source>off</source>
        <translation>inactivo</translation>
    </message>
    <message>
        <source>counted apart, change in the shop&apos;s</source>
        <translation>se cuenta aparte, vuelto en la moneda de la tienda</translation>
    </message>
    <message>
        <source>with a reference</source>
        <translation>con referencia</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activo</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>hoy {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>mañana {time}</translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>1 día tarde</translation>
    </message>
    <message>
        <source>{n} days late</source>
        <translation>{n} días tarde</translation>
    </message>
    <message>
        <source>just late</source>
        <translation>recién vencido</translation>
    </message>
    <message>
        <source>{n} h late</source>
        <translation>{n} h tarde</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>mañana</translation>
    </message>
    <message>
        <source>{n} d late</source>
        <translation>{n} d tarde</translation>
    </message>
    <message>
        <source>late</source>
        <translation>vencido</translation>
    </message>
</context>
<context>
    <name>MovementDialog</name>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Spent on</source>
        <translation>Gastado en</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Say what it is for.</source>
        <translation>Indique para qué es.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>Este importe es demasiado grande.</translation>
    </message>
    <message>
        <source>That is more than should be in the drawer. Look once more.</source>
        <translation>Es más de lo que debería haber en la caja. Revíselo otra vez.</translation>
    </message>
    <message>
        <source>Record it all the same</source>
        <translation>Registrar de todos modos</translation>
    </message>
    <message>
        <source>There is no category yet: a manager adds one in Settings.</source>
        <translation>Aún no hay categorías: un encargado las agrega en Ajustes.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
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
    <name>Needs</name>
    <message>
        <source>Needs somebody</source>
        <translation>Necesita a alguien</translation>
    </message>
    <message>
        <source>What no machine can decide; it stays until a person settles it.</source>
        <translation>Lo que ninguna máquina puede decidir; queda hasta que una persona lo resuelva.</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>Nada espera una decisión.</translation>
    </message>
    <message>
        <source>Everything is above its minimum.</source>
        <translation>Todo está por encima de su mínimo.</translation>
    </message>
    <message>
        <source>Nobody owes anything.</source>
        <translation>Nadie debe nada.</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>{count} pendientes</translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation>{count} productos</translation>
    </message>
    <message>
        <source>1 open</source>
        <translation>1 pendiente</translation>
    </message>
    <message>
        <source>{on_hand} of min {minimum}</source>
        <translation>{on_hand} de mín. {minimum}</translation>
    </message>
    <message>
        <source>No device is here for repair.</source>
        <translation>No hay equipos en reparación.</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Por vencer</translation>
    </message>
    <message>
        <source>1 product</source>
        <translation>1 producto</translation>
    </message>
</context>
<context>
    <name>NewCustomer</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Identificación fiscal</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
</context>
<context>
    <name>NewProduct</name>
    <message>
        <source>Add as a product</source>
        <translation>Agregar como producto</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>NoJobs</name>
    <message>
        <source>No job is like this</source>
        <translation>Ninguna orden es así</translation>
    </message>
    <message>
        <source>Type less, or choose another filter.</source>
        <translation>Escriba menos, o elija otro filtro.</translation>
    </message>
    <message>
        <source>No device is here for repair</source>
        <translation>No hay equipos para reparar</translation>
    </message>
    <message>
        <source>Each device that is taken in gets a number and a card, which moves over the board until it is fetched.</source>
        <translation>Cada equipo que se recibe toma un número y una tarjeta, que recorre el tablero hasta que lo retiran.</translation>
    </message>
</context>
<context>
    <name>NoSales</name>
    <message>
        <source>Fetch it from the hub</source>
        <translation>Traer de la central</translation>
    </message>
    <message>
        <source>This receipt is at the hub</source>
        <translation>Este recibo está en la central</translation>
    </message>
    <message>
        <source>It is older than what this computer keeps.</source>
        <translation>Es más antiguo que lo que conserva esta computadora.</translation>
    </message>
    <message>
        <source>No sales here</source>
        <translation>No hay ventas aquí</translation>
    </message>
    <message>
        <source>Choose more days, or look for another number or name.</source>
        <translation>Elija más días, o busque otro número o nombre.</translation>
    </message>
</context>
<context>
    <name>NotFetched</name>
    <message>
        <source>Every device was fetched in time</source>
        <translation>Todos los equipos se retiraron a tiempo</translation>
    </message>
    <message>
        <source>What is ready and nobody fetches stands here, with the step that the shop takes then: Settings, Devices not fetched.</source>
        <translation>Aquí está lo que está listo y nadie retira, con el paso que corresponde: Ajustes, Equipos sin retirar.</translation>
    </message>
    <message>
        <source>Not fetched</source>
        <translation>Sin retirar</translation>
    </message>
    <message>
        <source>Ready for</source>
        <translation>Listo hace</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Último paso</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Próximo paso</translation>
    </message>
    <message>
        <source>the ladder ends here</source>
        <translation>no hay más pasos</translation>
    </message>
    <message>
        <source>the customer was erased: skip it</source>
        <translation>cliente borrado: omitir</translation>
    </message>
    <message>
        <source>put off until {day}</source>
        <translation>postergado hasta el {day}</translation>
    </message>
</context>
<context>
    <name>NotFetchedPage</name>
    <message>
        <source>Every step</source>
        <translation>Cada paso</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>La carta</translation>
    </message>
    <message>
        <source>Devices that are ready. Each step is taken once, and dated.</source>
        <translation>Equipos que están listos. Cada paso se hace una vez y queda con su fecha.</translation>
    </message>
    <message>
        <source>It is paid when the device is fetched. The customer is not told by this.</source>
        <translation>Se paga al retirar el equipo. Con esto no se le avisa al cliente.</translation>
    </message>
    <message>
        <source>Add {amount} for storage to {number}?</source>
        <translation>¿Agregar {amount} por guarda a {number}?</translation>
    </message>
    <message>
        <source>Add it to the bill</source>
        <translation>Agregarlo a la cuenta</translation>
    </message>
    <message>
        <source>{name} is in the stock as {sku}, at a cost of {cost}.</source>
        <translation>{name} está en el stock como {sku}, con un costo de {cost}.</translation>
    </message>
    <message>
        <source>Open the product</source>
        <translation>Abrir el producto</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Corresponden hoy</translation>
    </message>
    <message>
        <source>All that are ready</source>
        <translation>Todos los listos</translation>
    </message>
    <message>
        <source>Put it off or skip it</source>
        <translation>Postergar u omitir</translation>
    </message>
</context>
<context>
    <name>NoticeSheet</name>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Tell {customer} · {number}</source>
        <translation>Avisar a {customer} · {number}</translation>
    </message>
    <message>
        <source>Open WhatsApp</source>
        <translation>Abrir WhatsApp</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Open a mail</source>
        <translation>Abrir un correo</translation>
    </message>
    <message>
        <source>I have told them</source>
        <translation>Ya le avisé</translation>
    </message>
    <message>
        <source>{person} told them by this way on {moment}.</source>
        <translation>{person} ya le avisó por este medio el {moment}.</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>Sobre qué</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Qué se dice</translation>
    </message>
    <message>
        <source>Print the letter</source>
        <translation>Imprimir la carta</translation>
    </message>
    <message>
        <source>This customer wants no messages.</source>
        <translation>Este cliente no quiere mensajes.</translation>
    </message>
</context>
<context>
    <name>NoticeTextsPage</name>
    <message>
        <source>No words yet</source>
        <translation>Todavía no hay textos</translation>
    </message>
    <message>
        <source>Use the usual words</source>
        <translation>Usar el texto habitual</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>Sobre qué</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De quién</translation>
    </message>
    <message>
        <source>own</source>
        <translation>propio</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>habitual</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>We have received it</source>
        <translation>Lo recibimos</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Cuánto cuesta</translation>
    </message>
    <message>
        <source>Reminder of the quote</source>
        <translation>Recordatorio del presupuesto</translation>
    </message>
    <message>
        <source>It waits for a part</source>
        <translation>Espera un repuesto</translation>
    </message>
    <message>
        <source>It is ready</source>
        <translation>Está listo</translation>
    </message>
    <message>
        <source>To be fetched, not repaired</source>
        <translation>Para retirar, sin reparar</translation>
    </message>
    <message>
        <source>It was not fetched yet</source>
        <translation>Todavía no lo retiraron</translation>
    </message>
    <message>
        <source>Last letter</source>
        <translation>Última carta</translation>
    </message>
    <message>
        <source>Thank you, and the warranty</source>
        <translation>Gracias, y la garantía</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>We are looking at it</source>
        <translation>Lo estamos revisando</translation>
    </message>
    <message>
        <source>They agreed</source>
        <translation>Aceptó el presupuesto</translation>
    </message>
    <message>
        <source>They declined</source>
        <translation>Rechazó el presupuesto</translation>
    </message>
    <message>
        <source>It is being repaired</source>
        <translation>En reparación</translation>
    </message>
    <message>
        <source>It is being tested</source>
        <translation>En prueba</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>Cancelada</translation>
    </message>
</context>
<context>
    <name>NumberFields</name>
    <message>
        <source>Scan or type</source>
        <translation>Escanear o escribir</translation>
    </message>
    <message>
        <source>Of the second SIM</source>
        <translation>De la segunda SIM</translation>
    </message>
    <message>
        <source>Serial number or IMEI</source>
        <translation>Número de serie o IMEI</translation>
    </message>
    <message>
        <source>Second IMEI</source>
        <translation>Segundo IMEI</translation>
    </message>
    <message>
        <source>A digit of this IMEI is wrong. It is kept as a serial number.</source>
        <translation>Un dígito de este IMEI no es correcto. Se guarda como número de serie.</translation>
    </message>
    <message>
        <source>This is no second IMEI: a digit of it is wrong.</source>
        <translation>No es un segundo IMEI: un dígito no es correcto.</translation>
    </message>
</context>
<context>
    <name>OpenCashDesk</name>
    <message>
        <source>Cash desk</source>
        <translation>Caja</translation>
    </message>
</context>
<context>
    <name>OpenDrawer</name>
    <message>
        <source>Float: cash in the drawer now</source>
        <translation>Fondo: efectivo en la caja ahora</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Abrir la caja</translation>
    </message>
    <message>
        <source>Count coins and notes</source>
        <translation>Contar billetes y monedas</translation>
    </message>
    <message>
        <source>Count what is in it before the first sale of the day.</source>
        <translation>Cuente lo que hay antes de la primera venta del día.</translation>
    </message>
    <message>
        <source>The drawer is closed</source>
        <translation>La caja está cerrada</translation>
    </message>
    <message>
        <source>Count the float</source>
        <translation>Contar el fondo</translation>
    </message>
    <message>
        <source>How many of each are in the drawer now.</source>
        <translation>Cuántos de cada uno hay ahora en la caja.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tomar este importe</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>The last close left {left}. Difference: {difference}</source>
        <translation>El último cierre dejó {left}. Diferencia: {difference}</translation>
    </message>
    <message>
        <source>{currency} in the drawer now</source>
        <translation>{currency} en la caja ahora</translation>
    </message>
    <message>
        <source>Left: {left} ({difference})</source>
        <translation>Quedaba: {left} ({difference})</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Other tills</source>
        <translation>Otras cajas</translation>
    </message>
    <message>
        <source>Yesterday&apos;s drawer</source>
        <translation>La caja de ayer</translation>
    </message>
    <message>
        <source>Printer and drawer</source>
        <translation>Impresora y cajón</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
    <message>
        <source>There is room for the day&apos;s sales.</source>
        <translation>Hay espacio para las ventas del día.</translation>
    </message>
    <message>
        <source>Little room is left. Make some before it is full.</source>
        <translation>Queda poco espacio. Libere lugar antes de que se llene.</translation>
    </message>
    <message>
        <source>The disk is full: no sale can be kept. Make room first.</source>
        <translation>El disco está lleno: no se puede guardar ninguna venta. Libere espacio primero.</translation>
    </message>
    <message>
        <source>Last good copy: {moment}.</source>
        <translation>Última copia correcta: {moment}.</translation>
    </message>
    <message>
        <source>The last good copy is {days} days old. Make one now.</source>
        <translation>La última copia correcta tiene {days} días. Haga una ahora.</translation>
    </message>
    <message>
        <source>There is no copy of the shop yet. If this disk fails, all is lost: make one on another disk.</source>
        <translation>Todavía no hay ninguna copia de la tienda. Si este disco falla, se pierde todo: haga una en otro disco.</translation>
    </message>
    <message>
        <source>The central server has everything that was sent.</source>
        <translation>El servidor central tiene todo lo enviado.</translation>
    </message>
    <message>
        <source>Agrees with the central server.</source>
        <translation>Coincide con el servidor central.</translation>
    </message>
    <message>
        <source>{minutes} minutes away from the central server. Set this computer&apos;s clock.</source>
        <translation>A {minutes} minutos del servidor central. Ajuste el reloj de esta computadora.</translation>
    </message>
    <message>
        <source>The last sale is later than this clock: {moment}. Set this computer&apos;s clock.</source>
        <translation>La última venta es posterior a este reloj: {moment}. Ajuste el reloj de esta computadora.</translation>
    </message>
    <message>
        <source>This till works for itself.</source>
        <translation>Esta caja trabaja sola.</translation>
    </message>
    <message>
        <source>In step with the others.</source>
        <translation>Al día con las demás.</translation>
    </message>
    <message>
        <source>{count} entries are on their way.</source>
        <translation>{count} registros en camino.</translation>
    </message>
    <message>
        <source>Not reached; {count} entries wait. Sell on: they follow later.</source>
        <translation>Sin conexión; {count} registros esperan. Siga vendiendo: se envían después.</translation>
    </message>
    <message>
        <source>Something needs attention: see the page Terminals.</source>
        <translation>Algo requiere atención: vea la página Terminales.</translation>
    </message>
    <message>
        <source>Closed. The checkout asks for today&apos;s float.</source>
        <translation>Cerrada. La venta pide el fondo de hoy.</translation>
    </message>
    <message>
        <source>Session {number} of today is open.</source>
        <translation>La sesión {number} de hoy está abierta.</translation>
    </message>
    <message>
        <source>Session {number} of {day} is still open. Count and close it, or today&apos;s sales are booked to it.</source>
        <translation>La sesión {number} del {day} sigue abierta. Cuéntela y ciérrela, o las ventas de hoy se registran en ella.</translation>
    </message>
    <message>
        <source>{name}, by the system. A test page tells whether it prints.</source>
        <translation>{name}, del sistema. Una página de prueba dirá si imprime.</translation>
    </message>
    <message>
        <source>No printer is chosen. Receipts can be shown or kept as PDF.</source>
        <translation>No hay impresora elegida. Los recibos se pueden ver o guardar como PDF.</translation>
    </message>
    <message>
        <source>{name}. A test page tells, and opens the drawer.</source>
        <translation>{name}. Una página de prueba lo dirá, y abre el cajón.</translation>
    </message>
    <message>
        <source>The test page was printed.</source>
        <translation>La página de prueba se imprimió.</translation>
    </message>
    <message>
        <source>{words}</source>
        <translation>{words}</translation>
    </message>
    <message>
        <source>Scan anything into the field to test it.</source>
        <translation>Escanee cualquier cosa en el campo para probarlo.</translation>
    </message>
    <message>
        <source>“{code}” arrived whole, and its end key fits.</source>
        <translation>«{code}» llegó completo y la tecla final es correcta.</translation>
    </message>
    <message>
        <source>“{code}” arrived without an end key. Set the scanner&apos;s suffix to Enter (CR).</source>
        <translation>«{code}» llegó sin tecla final. Configure el sufijo del escáner como Enter (CR).</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>revisar</translation>
    </message>
    <message>
        <source>not in order</source>
        <translation>no está en orden</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>Drawer tried before the day</source>
        <translation>Cajón probado antes de abrir</translation>
    </message>
    <message>
        <source>Today&apos;s rates</source>
        <translation>Cotizaciones de hoy</translation>
    </message>
    <message>
        <source>The shop takes its own currency only.</source>
        <translation>La tienda acepta solo su propia moneda.</translation>
    </message>
    <message>
        <source>Every currency has today&apos;s rate.</source>
        <translation>Todas las monedas tienen la cotización de hoy.</translation>
    </message>
    <message>
        <source>Not of today: {currencies}. A manager types today&apos;s rate here.</source>
        <translation>No es de hoy: {currencies}. Un encargado escribe aquí la cotización de hoy.</translation>
    </message>
    <message>
        <source>It is {moment}; there is no other clock to compare it with.</source>
        <translation>Fecha y hora: {moment}; no hay otro reloj con el que compararlas.</translation>
    </message>
</context>
<context>
    <name>OpeningSheet</name>
    <message>
        <source>Scan here</source>
        <translation>Escanear aquí</translation>
    </message>
    <message>
        <source>Cash desk</source>
        <translation>Caja</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Página de prueba</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Hacer copia ahora</translation>
    </message>
    <message>
        <source>Begin the day</source>
        <translation>Empezar el día</translation>
    </message>
    <message>
        <source>Where the copy goes</source>
        <translation>Dónde guardar la copia</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Tiendas</translation>
    </message>
    <message>
        <source>Make this good first: sales would be lost.</source>
        <translation>Resuelva esto primero: se perderían ventas.</translation>
    </message>
    <message>
        <source>{count} need a look; none keeps you from selling.</source>
        <translation>{count} para revisar; ninguno impide vender.</translation>
    </message>
    <message>
        <source>Everything that can be checked is in order.</source>
        <translation>Todo lo que se puede comprobar está en orden.</translation>
    </message>
    <message>
        <source>Ready to open</source>
        <translation>Listo para abrir</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>1 needs a look; it keeps nobody from selling.</source>
        <translation>1 para revisar; no impide vender.</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>{name} is ordered</source>
        <translation>Pedido de {name}</translation>
    </message>
    <message>
        <source>Mark as ordered</source>
        <translation>Marcar como pedido</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>Se espera el</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántos</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>Type how many.</source>
        <translation>Escriba cuántos.</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>Fuera del catálogo</translation>
    </message>
    <message>
        <source>What one costs</source>
        <translation>Costo por unidad</translation>
    </message>
    <message>
        <source>Type an amount, such as 1500.</source>
        <translation>Indique un importe, por ejemplo 1500.</translation>
    </message>
    <message>
        <source>Left empty: as it last came, or as on the product or the quote.</source>
        <translation>Vacío: como llegó la última vez, o como en el producto o el presupuesto.</translation>
    </message>
</context>
<context>
    <name>OwnPricesSheet</name>
    <message>
        <source>Find a product by name, SKU or code</source>
        <translation>Buscar un producto por nombre, SKU o código</translation>
    </message>
    <message>
        <source>No product has a price of its own</source>
        <translation>Ningún producto tiene precio propio</translation>
    </message>
    <message>
        <source>Find one above, mark it and type its price.</source>
        <translation>Busque uno arriba, márquelo y escriba su precio.</translation>
    </message>
    <message>
        <source>Price on this list</source>
        <translation>Precio en esta lista</translation>
    </message>
    <message>
        <source>Set price</source>
        <translation>Fijar precio</translation>
    </message>
    <message>
        <source>Let it follow the list</source>
        <translation>Seguir la lista</translation>
    </message>
    <message>
        <source>Import prices</source>
        <translation>Importar precios</translation>
    </message>
    <message>
        <source>Export the price list</source>
        <translation>Exportar la lista de precios</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>Prices of {name}</source>
        <translation>Precios de {name}</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Usual price</source>
        <translation>Precio habitual</translation>
    </message>
    <message>
        <source>On this list</source>
        <translation>En esta lista</translation>
    </message>
</context>
<context>
    <name>OwnStateDialog</name>
    <message>
        <source>Add a state</source>
        <translation>Agregar un estado</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>It is a kind of</source>
        <translation>Es un tipo de</translation>
    </message>
    <message>
        <source>What may follow, and what it needs, goes by the kind.</source>
        <translation>Lo que puede seguir, y lo que hace falta, depende del tipo.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Hace falta.</translation>
    </message>
    <message>
        <source>Edit the state</source>
        <translation>Editar el estado</translation>
    </message>
</context>
<context>
    <name>OwnStatesPage</name>
    <message>
        <source>Add a state</source>
        <translation>Agregar un estado</translation>
    </message>
    <message>
        <source>No states of your own</source>
        <translation>Sin estados propios</translation>
    </message>
    <message>
        <source>The board has a column for each standard state. Add more, such as waiting for the customer, where your workshop tells them apart.</source>
        <translation>El tablero tiene una columna por cada estado estándar. Agregue otros, como esperar al cliente, si su taller los distingue.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>It is a kind of</source>
        <translation>Es un tipo de</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
</context>
<context>
    <name>Owner</name>
    <message>
        <source>Whose device is it?</source>
        <translation>¿De quién es el equipo?</translation>
    </message>
    <message>
        <source>Choose a customer, or press F3 to register one.</source>
        <translation>Elija un cliente o presione F3 para registrarlo.</translation>
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
    <name>Park</name>
    <message>
        <source>Park the sale</source>
        <translation>Dejar la venta en espera</translation>
    </message>
    <message>
        <source>Parked sales</source>
        <translation>Ventas en espera</translation>
    </message>
    <message>
        <source>The sale is parked. F7 brings it back, on any till.</source>
        <translation>La venta quedó en espera. F7 la recupera, en cualquier caja.</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Dejar en espera</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Parked · {count}</source>
        <translation>En espera · {count}</translation>
    </message>
</context>
<context>
    <name>ParkSheet</name>
    <message>
        <source>Park the sale</source>
        <translation>Dejar la venta en espera</translation>
    </message>
    <message>
        <source>Under which name?</source>
        <translation>¿Con qué nombre?</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Dejar en espera</translation>
    </message>
</context>
<context>
    <name>ParkedSheet</name>
    <message>
        <source>No parked sales</source>
        <translation>Ninguna venta en espera</translation>
    </message>
    <message>
        <source>F6 puts the sale on the screen aside, for any till of the shop.</source>
        <translation>F6 deja en espera la venta en pantalla, para cualquier caja de la tienda.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>{who} · {terminal}</source>
        <translation>{who} · {terminal}</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>En espera desde</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Parked sales</source>
        <translation>Ventas en espera</translation>
    </message>
</context>
<context>
    <name>PartsCome</name>
    <message>
        <source>The part for {number} has come.</source>
        <translation>Llegó el repuesto para {number}.</translation>
    </message>
    <message>
        <source>Open the job</source>
        <translation>Abrir la orden</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Not ordered after all</source>
        <translation>Al final no se pidió</translation>
    </message>
    <message>
        <source>Mark as ordered</source>
        <translation>Marcar como pedido</translation>
    </message>
    <message>
        <source>It has come</source>
        <translation>Ya llegó</translation>
    </message>
    <message>
        <source>To buy: what agreed jobs wait for, up to the minimum on the shelf, less what is on order.</source>
        <translation>A comprar: lo que esperan las órdenes aceptadas, hasta el mínimo en el estante, menos lo ya pedido.</translation>
    </message>
    <message>
        <source>Export the parts to order</source>
        <translation>Exportar los repuestos a pedir</translation>
    </message>
    <message>
        <source>parts to order</source>
        <translation>repuestos a pedir</translation>
    </message>
    <message>
        <source>{count} parts are in {file}.</source>
        <translation>{count} repuestos están en {file}.</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Repuesto</translation>
    </message>
    <message>
        <source>To buy</source>
        <translation>A comprar</translation>
    </message>
    <message>
        <source>Waited for</source>
        <translation>Se esperan</translation>
    </message>
    <message>
        <source>Agreed by the customer</source>
        <translation>Aceptados por el cliente</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Pedidos</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Llegan el</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponibles</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Reparaciones</translation>
    </message>
    <message>
        <source>Kept for {numbers}.</source>
        <translation>Reservado para {numbers}.</translation>
    </message>
</context>
<context>
    <name>PartsToOrder</name>
    <message>
        <source>No job waits for a part</source>
        <translation>Ninguna orden espera un repuesto</translation>
    </message>
    <message>
        <source>Parts on a quote that are not on the shelf stand here, until they are ordered and have come.</source>
        <translation>Aquí están los repuestos presupuestados que no hay en el estante, hasta que se piden y llegan.</translation>
    </message>
    <message>
        <source>Parts to order</source>
        <translation>Repuestos a pedir</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Repuesto</translation>
    </message>
    <message>
        <source>Jobs that wait</source>
        <translation>Órdenes que esperan</translation>
    </message>
    <message>
        <source>Waited for</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libres</translation>
    </message>
    <message>
        <source>On order</source>
        <translation>Pedidos</translation>
    </message>
    <message>
        <source>To buy</source>
        <translation>A comprar</translation>
    </message>
    <message>
        <source>not all of them agreed to yet</source>
        <translation>no todas aceptadas todavía</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Se espera</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>fuera del catálogo</translation>
    </message>
</context>
<context>
    <name>PatternPad</name>
    <message>
        <source>Pattern</source>
        <translation>Patrón</translation>
    </message>
</context>
<context>
    <name>Pay</name>
    <message>
        <source>Pay</source>
        <translation>Cobrar</translation>
    </message>
    <message>
        <source>Exact cash</source>
        <translation>Efectivo exacto</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count} artículos</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 artículo</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Propina</translation>
    </message>
    <message>
        <source>Pay back</source>
        <translation>Reintegrar</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exacto</translation>
    </message>
</context>
<context>
    <name>PaymentLayout</name>
    <message>
        <source>Tip ({key})</source>
        <translation>Propina ({key})</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>Mitad</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Cobro</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Scan the voucher, or type its number</source>
        <translation>Escanee el vale o escriba su número</translation>
    </message>
</context>
<context>
    <name>PaymentMethods</name>
    <message>
        <source>Cash</source>
        <translation>Efectivo</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferencia</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>Cuenta corriente</translation>
    </message>
    <message>
        <source>Repair deposit</source>
        <translation>Seña de reparación</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Vale</translation>
    </message>
</context>
<context>
    <name>PaymentSheet</name>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>{change} would go back. Enter once more if that is right.</source>
        <translation>Se devolverían {change}. Presione Enter otra vez si es correcto.</translation>
    </message>
</context>
<context>
    <name>PaymentSummary</name>
    <message>
        <source>Complete sale</source>
        <translation>Completar la venta</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Vuelto</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>Falta pagar</translation>
    </message>
    <message>
        <source>Take this part</source>
        <translation>Tomar esta parte</translation>
    </message>
    <message>
        <source>{amount} by rounding to what coins there are</source>
        <translation>{amount} por redondeo a las monedas que hay</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>A pagar</translation>
    </message>
</context>
<context>
    <name>PaymentWords</name>
    <message>
        <source>in {currency}, at {rate} of {day}; change in the shop&apos;s own</source>
        <translation>en {currency}, a {rate} del {day}; el vuelto en la moneda de la tienda</translation>
    </message>
    <message>
        <source>This is the rate of {day}, not today&apos;s.</source>
        <translation>Es la cotización del {day}, no la de hoy.</translation>
    </message>
    <message>
        <source>{plan}: {amount} on top</source>
        <translation>{plan}: {amount} de recargo</translation>
    </message>
    <message>
        <source>The voucher&apos;s number</source>
        <translation>Número del vale</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Reference (optional)</source>
        <translation>Referencia (opcional)</translation>
    </message>
    <message>
        <source>Received, before the surcharge</source>
        <translation>Recibido, antes del recargo</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
</context>
<context>
    <name>PaymentsPage</name>
    <message>
        <source>Add card terminal</source>
        <translation>Agregar terminal de tarjetas</translation>
    </message>
    <message>
        <source>Vouchers and gift cards</source>
        <translation>Vales y tarjetas de regalo</translation>
    </message>
    <message>
        <source>Take tips</source>
        <translation>Aceptar propinas</translation>
    </message>
    <message>
        <source>Take a currency at an older rate too</source>
        <translation>Aceptar una moneda también a una cotización anterior</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 días</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>Sell</source>
        <translation>Vender</translation>
    </message>
    <message>
        <source>Sell what is not in the catalogue</source>
        <translation>Vender lo que no está en el catálogo</translation>
    </message>
    <message>
        <source>Change a price</source>
        <translation>Cambiar un precio</translation>
    </message>
    <message>
        <source>Give a discount</source>
        <translation>Hacer un descuento</translation>
    </message>
    <message>
        <source>Give a discount beyond the limit</source>
        <translation>Hacer un descuento mayor que el límite</translation>
    </message>
    <message>
        <source>Sell under cost</source>
        <translation>Vender bajo costo</translation>
    </message>
    <message>
        <source>Sell at a price of zero</source>
        <translation>Vender a precio cero</translation>
    </message>
    <message>
        <source>Sell a serial number that was never received</source>
        <translation>Vender un número de serie que nunca se recibió</translation>
    </message>
    <message>
        <source>See the sales</source>
        <translation>Ver las ventas</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>Recibir devoluciones</translation>
    </message>
    <message>
        <source>Take goods back without a receipt</source>
        <translation>Recibir devoluciones sin recibo</translation>
    </message>
    <message>
        <source>Pay back by another method than was paid by</source>
        <translation>Reintegrar por otro medio que el que se usó</translation>
    </message>
    <message>
        <source>Keep the prices of a quote that ran out</source>
        <translation>Mantener los precios de un presupuesto vencido</translation>
    </message>
    <message>
        <source>Void a sale</source>
        <translation>Anular una venta</translation>
    </message>
    <message>
        <source>Open the drawer&apos;s day</source>
        <translation>Abrir la caja</translation>
    </message>
    <message>
        <source>Count and close</source>
        <translation>Contar y cerrar</translation>
    </message>
    <message>
        <source>Put cash in or take it out</source>
        <translation>Ingresar o retirar efectivo</translation>
    </message>
    <message>
        <source>Open the drawer without a sale</source>
        <translation>Abrir el cajón sin una venta</translation>
    </message>
    <message>
        <source>See the X and Z reports</source>
        <translation>Ver los informes X y Z</translation>
    </message>
    <message>
        <source>Verify a count</source>
        <translation>Verificar un conteo</translation>
    </message>
    <message>
        <source>Edit the categories of expenses</source>
        <translation>Editar las categorías de gastos</translation>
    </message>
    <message>
        <source>See the products</source>
        <translation>Ver los productos</translation>
    </message>
    <message>
        <source>See costs</source>
        <translation>Ver los costos</translation>
    </message>
    <message>
        <source>Edit products</source>
        <translation>Editar productos</translation>
    </message>
    <message>
        <source>Edit price lists and promotions</source>
        <translation>Editar listas de precios y promociones</translation>
    </message>
    <message>
        <source>Import a catalogue</source>
        <translation>Importar un catálogo</translation>
    </message>
    <message>
        <source>Correct stock</source>
        <translation>Corregir el stock</translation>
    </message>
    <message>
        <source>See the customers</source>
        <translation>Ver los clientes</translation>
    </message>
    <message>
        <source>Edit customers</source>
        <translation>Editar clientes</translation>
    </message>
    <message>
        <source>Merge customers or part them</source>
        <translation>Unir o separar clientes</translation>
    </message>
    <message>
        <source>Erase a customer for ever</source>
        <translation>Borrar un cliente para siempre</translation>
    </message>
    <message>
        <source>See customers&apos; accounts</source>
        <translation>Ver las cuentas corrientes</translation>
    </message>
    <message>
        <source>Take a payment on account</source>
        <translation>Recibir un pago a cuenta</translation>
    </message>
    <message>
        <source>Sell on account beyond the limit</source>
        <translation>Vender en cuenta corriente por encima del límite</translation>
    </message>
    <message>
        <source>Change a credit limit</source>
        <translation>Cambiar un límite de crédito</translation>
    </message>
    <message>
        <source>Correct an account</source>
        <translation>Corregir una cuenta corriente</translation>
    </message>
    <message>
        <source>See the vouchers</source>
        <translation>Ver los vales</translation>
    </message>
    <message>
        <source>Correct a voucher</source>
        <translation>Corregir un vale</translation>
    </message>
    <message>
        <source>See the repairs</source>
        <translation>Ver las reparaciones</translation>
    </message>
    <message>
        <source>Take a device in</source>
        <translation>Recibir un equipo</translation>
    </message>
    <message>
        <source>Work on a repair</source>
        <translation>Trabajar en una reparación</translation>
    </message>
    <message>
        <source>Give a repair to a technician</source>
        <translation>Asignar una reparación a un técnico</translation>
    </message>
    <message>
        <source>Quote a repair</source>
        <translation>Presupuestar una reparación</translation>
    </message>
    <message>
        <source>Enter that a quote was approved</source>
        <translation>Registrar que se aprobó un presupuesto</translation>
    </message>
    <message>
        <source>Cancel a repair</source>
        <translation>Cancelar una reparación</translation>
    </message>
    <message>
        <source>Hand a device out</source>
        <translation>Entregar un equipo</translation>
    </message>
    <message>
        <source>Take a deposit</source>
        <translation>Recibir una seña</translation>
    </message>
    <message>
        <source>Give a deposit back</source>
        <translation>Devolver una seña</translation>
    </message>
    <message>
        <source>Accept a claim after the warranty&apos;s end</source>
        <translation>Aceptar un reclamo vencida la garantía</translation>
    </message>
    <message>
        <source>Follow up what is not fetched</source>
        <translation>Seguir lo que no se retira</translation>
    </message>
    <message>
        <source>Charge for storage</source>
        <translation>Cobrar el depósito de un equipo</translation>
    </message>
    <message>
        <source>Keep or sell a device that nobody fetches</source>
        <translation>Quedarse con un equipo que nadie retira, o venderlo</translation>
    </message>
    <message>
        <source>Edit the loaners</source>
        <translation>Editar los equipos de préstamo</translation>
    </message>
    <message>
        <source>Hand out while a loaner is not back</source>
        <translation>Entregar sin que vuelva el equipo prestado</translation>
    </message>
    <message>
        <source>Remove a photo</source>
        <translation>Quitar una foto</translation>
    </message>
    <message>
        <source>See what repairs cost</source>
        <translation>Ver lo que cuestan las reparaciones</translation>
    </message>
    <message>
        <source>See a device&apos;s access code</source>
        <translation>Ver el código de acceso de un equipo</translation>
    </message>
    <message>
        <source>Edit the repair states</source>
        <translation>Editar los estados de reparación</translation>
    </message>
    <message>
        <source>See the reports</source>
        <translation>Ver los informes</translation>
    </message>
    <message>
        <source>Decide what needs attention</source>
        <translation>Resolver lo que pide atención</translation>
    </message>
    <message>
        <source>Edit the staff</source>
        <translation>Editar el personal</translation>
    </message>
    <message>
        <source>Unlock a person&apos;s PIN</source>
        <translation>Desbloquear el PIN de una persona</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>Cambiar los ajustes</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Add person</source>
        <translation>Agregar persona</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Sells, gives discounts, opens and closes the drawer.</source>
        <translation>Vende, da descuentos, abre y cierra la caja.</translation>
    </message>
    <message>
        <source>Sees products, customers and sales.</source>
        <translation>Ve productos, clientes y ventas.</translation>
    </message>
    <message>
        <source>May do everything, and lends it by PIN.</source>
        <translation>Puede hacer todo, y lo autoriza con su PIN.</translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation>Editar persona</translation>
    </message>
</context>
<context>
    <name>PhotoAdding</name>
    <message>
        <source>Drop photos here</source>
        <translation>Soltar fotos aquí</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>Elegir fotos</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Take each new photo that comes into a folder of this computer</source>
        <translation>Tomar cada foto nueva que llegue a una carpeta de esta computadora</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>Otra carpeta</translation>
    </message>
    <message>
        <source>New photos in {folder} are added here.</source>
        <translation>Las fotos nuevas de {folder} se agregan aquí.</translation>
    </message>
    <message>
        <source>Where do the phone&apos;s photos come?</source>
        <translation>¿A qué carpeta llegan las fotos del teléfono?</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Paste a photo</source>
        <translation>Pegar una foto</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>A click takes a photo off</source>
        <translation>Un clic quita la foto</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Four to eight digits that nobody would guess.</source>
        <translation>De cuatro a ocho dígitos que nadie adivinaría.</translation>
    </message>
    <message>
        <source>New PIN for {name}</source>
        <translation>PIN nuevo para {name}</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>Cambiar PIN</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <translation>PIN actual</translation>
    </message>
    <message>
        <source>{name} signs in with the new PIN from now on.</source>
        <translation>{name} entra con el PIN nuevo desde ahora.</translation>
    </message>
</context>
<context>
    <name>PinFields</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>The PIN again</source>
        <translation>El PIN otra vez</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Los dos PIN no coinciden.</translation>
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
    <name>PlanRow</name>
    <message>
        <source>Instalments or surcharge</source>
        <translation>Cuotas o recargo</translation>
    </message>
    <message>
        <source>On top, in %</source>
        <translation>Recargo en %</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>PlanRows</name>
    <message>
        <source>Add instalments</source>
        <translation>Agregar cuotas</translation>
    </message>
    <message>
        <source>Each payment takes one of these: keep a single payment without surcharge among them. One alone with a rate is a plain surcharge.</source>
        <translation>Cada pago usa una de estas opciones: conviene dejar entre ellas un pago único sin recargo. Una sola con porcentaje es un recargo simple.</translation>
    </message>
    <message>
        <source>Single payment</source>
        <translation>Un pago</translation>
    </message>
</context>
<context>
    <name>PressQuickKeys</name>
    <message>
        <source>Quick key</source>
        <translation>Tecla rápida</translation>
    </message>
    <message>
        <source>Another page of quick keys</source>
        <translation>Otra página de teclas rápidas</translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PriceCheckSheet</name>
    <message>
        <source>Scan or type a product</source>
        <translation>Escanear o escribir un producto</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>usually {price}</source>
        <translation>habitual {price}</translation>
    </message>
    <message>
        <source>price of {customer}</source>
        <translation>precio de {customer}</translation>
    </message>
    <message>
        <source>Price check: nothing is sold</source>
        <translation>Consulta de precio: no se vende nada</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PriceImport</name>
    <message>
        <source>a price for any fault needs a kind, a brand or a model</source>
        <translation>un precio para cualquier falla necesita un tipo, una marca o un modelo</translation>
    </message>
</context>
<context>
    <name>PriceListChoice</name>
    <message>
        <source>Usual prices</source>
        <translation>Precios habituales</translation>
    </message>
    <message>
        <source>A list out of use</source>
        <translation>Una lista fuera de uso</translation>
    </message>
</context>
<context>
    <name>PriceListDialog</name>
    <message>
        <source>Add price list</source>
        <translation>Agregar lista de precios</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Off everything else</source>
        <translation>Descuento en todo lo demás</translation>
    </message>
    <message>
        <source>Add a category with a part of its own</source>
        <translation>Agregar una categoría con su propio descuento</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Off some categories</source>
        <translation>Descuento por categorías</translation>
    </message>
    <message>
        <source>Edit price list</source>
        <translation>Editar lista de precios</translation>
    </message>
</context>
<context>
    <name>PriceListsPage</name>
    <message>
        <source>Everybody pays the same</source>
        <translation>Todos pagan lo mismo</translation>
    </message>
    <message>
        <source>Add a list for who does not: wholesale, staff, members.</source>
        <translation>Agregue una lista para quien no: mayoristas, personal, socios.</translation>
    </message>
    <message>
        <source>Add price list</source>
        <translation>Agregar lista de precios</translation>
    </message>
    <message>
        <source>Own prices</source>
        <translation>Precios propios</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>{percent} off</source>
        <translation>{percent} de descuento</translation>
    </message>
    <message>
        <source>categories: {percents}</source>
        <translation>categorías: {percents}</translation>
    </message>
    <message>
        <source>{count} own prices</source>
        <translation>{count} precios propios</translation>
    </message>
    <message>
        <source>The usual prices so far</source>
        <translation>Por ahora los precios habituales</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
</context>
<context>
    <name>Prices</name>
    <message>
        <source>Export the price list</source>
        <translation>Exportar la lista de precios</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>Planillas</translation>
    </message>
    <message>
        <source>{count} prices are in {file}.</source>
        <translation>{count} precios están en {file}.</translation>
    </message>
    <message>
        <source>Import prices</source>
        <translation>Importar precios</translation>
    </message>
    <message>
        <source>{count} products get the price of the file.</source>
        <translation>{count} productos reciben el precio del archivo.</translation>
    </message>
    <message>
        <source>Set these prices?</source>
        <translation>¿Fijar estos precios?</translation>
    </message>
    <message>
        <source>Set prices</source>
        <translation>Fijar precios</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Line {line}: {reason}.</source>
        <translation>Línea {line}: {reason}.</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Y {count} más.</translation>
    </message>
    <message>
        <source>The file cannot be taken in yet</source>
        <translation>El archivo aún no se puede tomar</translation>
    </message>
    <message>
        <source>Nothing was changed. Put these rows right:</source>
        <translation>No se cambió nada. Corrija estas filas:</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>As quoted</source>
        <translation>Como se presupuestó</translation>
    </message>
    <message>
        <source>Today&apos;s prices</source>
        <translation>Precios de hoy</translation>
    </message>
    <message>
        <source>Quote {number}</source>
        <translation>Presupuesto {number}</translation>
    </message>
    <message>
        <source>It held until {day}. At the quoted prices a manager has to allow it at the payment.</source>
        <translation>Valía hasta el {day}. A los precios presupuestados, un encargado debe autorizarlo al cobrar.</translation>
    </message>
    <message>
        <source>Cheaper today by</source>
        <translation>Hoy más barato por</translation>
    </message>
    <message>
        <source>Dearer today by</source>
        <translation>Hoy más caro por</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>New product</source>
        <translation>Producto nuevo</translation>
    </message>
    <message>
        <source>Kept once you save it</source>
        <translation>Se conserva al guardar</translation>
    </message>
    <message>
        <source>What you typed about this product is not saved yet.</source>
        <translation>Lo que escribió sobre este producto no está guardado todavía.</translation>
    </message>
</context>
<context>
    <name>Products</name>
    <message>
        <source>own code</source>
        <translation>código propio</translation>
    </message>
    <message>
        <source>check digit</source>
        <translation>dígito verificador</translation>
    </message>
    <message>
        <source>in-store</source>
        <translation>de la tienda</translation>
    </message>
    <message>
        <source>The last digit does not fit the others. Scan it again, or keep it.</source>
        <translation>El último dígito no corresponde a los demás. Escanee otra vez, o déjelo así.</translation>
    </message>
    <message>
        <source>Rename the category</source>
        <translation>Cambiar el nombre de la categoría</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Categoría nueva</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>service</source>
        <translation>servicio</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>quedan {count}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Costo</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Export the catalogue</source>
        <translation>Exportar el catálogo</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>Planillas</translation>
    </message>
    <message>
        <source>{count} products are in {file}.</source>
        <translation>{count} productos están en {file}.</translation>
    </message>
    <message>
        <source>Type whole months, such as 12.</source>
        <translation>Escriba meses enteros, como 12.</translation>
    </message>
    <message>
        <source>Type the price, 0 if it is given away.</source>
        <translation>Escriba el precio, 0 si se regala.</translation>
    </message>
    <message>
        <source>Too long: at most {most} characters.</source>
        <translation>Demasiado largo: como máximo {most} caracteres.</translation>
    </message>
    <message>
        <source>Too much: the most is {most}.</source>
        <translation>Demasiado: el máximo es {most}.</translation>
    </message>
    <message>
        <source>Less than zero. Type zero or more.</source>
        <translation>Menos que cero. Escriba cero o más.</translation>
    </message>
    <message>
        <source>Too fine: at most three decimals.</source>
        <translation>Demasiado fino: como máximo tres decimales.</translation>
    </message>
    <message>
        <source>This cannot stay as it is. Check it.</source>
        <translation>Esto no puede quedar así. Revíselo.</translation>
    </message>
    <message>
        <source>This is no number. Type digits, such as 1234.50.</source>
        <translation>Esto no es un número. Escriba dígitos, como 1234,50.</translation>
    </message>
    <message>
        <source>Type the SKU: the shop&apos;s own code for it.</source>
        <translation>Escriba el SKU: el código propio de la tienda.</translation>
    </message>
    <message>
        <source>Type the name, as the receipt will show it.</source>
        <translation>Escriba el nombre, como aparecerá en el recibo.</translation>
    </message>
    <message>
        <source>This is empty. Fill it in.</source>
        <translation>Esto está vacío. Complételo.</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Impuesto</translation>
    </message>
    <message>
        <source>Minimum stock</source>
        <translation>Existencia mínima</translation>
    </message>
    <message>
        <source>Kept in stock</source>
        <translation>Con existencias</translation>
    </message>
    <message>
        <source>Serial numbers</source>
        <translation>Números de serie</translation>
    </message>
    <message>
        <source>Warranty, months</source>
        <translation>Garantía, meses</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>Quitado de la lista</translation>
    </message>
    <message>
        <source>Price {amount}</source>
        <translation>Precio {amount}</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importado</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Agregado</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambió</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurado</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>one that is gone</source>
        <translation>una que ya no está</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Código de barras</translation>
    </message>
    <message>
        <source>{column} is empty</source>
        <translation>{column} está vacío</translation>
    </message>
    <message>
        <source>{column} is too long: “{text}”</source>
        <translation>{column} es demasiado largo: «{text}»</translation>
    </message>
    <message>
        <source>{column} is no number: “{text}”</source>
        <translation>{column} no es un número: «{text}»</translation>
    </message>
    <message>
        <source>{column} is below zero: {text}</source>
        <translation>{column} es menor que cero: {text}</translation>
    </message>
    <message>
        <source>{column} is too large: {text}</source>
        <translation>{column} es demasiado grande: {text}</translation>
    </message>
    <message>
        <source>{column} {text} stands further up in this file already</source>
        <translation>{column} {text} ya está más arriba en este archivo</translation>
    </message>
    <message>
        <source>{column} {text} is not in the catalogue</source>
        <translation>{column} {text} no está en el catálogo</translation>
    </message>
    <message>
        <source>Barcode {text} belongs to another product</source>
        <translation>El código {text} pertenece a otro producto</translation>
    </message>
    <message>
        <source>{column} cannot be taken in: “{text}”</source>
        <translation>{column} no se puede importar: «{text}»</translation>
    </message>
    <message>
        <source>{amount} without tax</source>
        <translation>{amount} sin impuestos</translation>
    </message>
    <message>
        <source>{amount} with tax</source>
        <translation>{amount} con impuestos</translation>
    </message>
    <message>
        <source>Sold {amount} below its cost</source>
        <translation>Se vende {amount} por debajo del costo</translation>
    </message>
    <message>
        <source>Margin {rate} · {amount}</source>
        <translation>Margen {rate} · {amount}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Pocos</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativos</translation>
    </message>
    <message>
        <source>No barcode</source>
        <translation>Sin código</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivados</translation>
    </message>
    <message>
        <source>Opening stock</source>
        <translation>Existencia inicial</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregido</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Vendida</translation>
    </message>
    <message>
        <source>Move {category}</source>
        <translation>Mover {category}</translation>
    </message>
    <message>
        <source>Its products and categories go along.</source>
        <translation>Sus productos y categorías van con ella.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Used in a repair</source>
        <translation>Usado en una reparación</translation>
    </message>
    <message>
        <source>Back from a repair</source>
        <translation>Devuelto de una reparación</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Put aside as damaged</source>
        <translation>Apartado por daño</translation>
    </message>
    <message>
        <source>Sent to the supplier</source>
        <translation>Enviado al proveedor</translation>
    </message>
    <message>
        <source>A device that nobody fetched</source>
        <translation>Equipo que nadie retiró</translation>
    </message>
    <message>
        <source>No serial no.</source>
        <translation>Sin n.º de serie</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Only in this branch</source>
        <translation>Solo en esta sucursal</translation>
    </message>
    <message>
        <source>In the branches that received none yet</source>
        <translation>En las sucursales que todavía no lo recibieron</translation>
    </message>
</context>
<context>
    <name>ProductsScreen</name>
    <message>
        <source>Search the products</source>
        <translation>Buscar en los productos</translation>
    </message>
    <message>
        <source>Export the catalogue</source>
        <translation>Exportar el catálogo</translation>
    </message>
    <message>
        <source>Open the marked product</source>
        <translation>Abrir el producto marcado</translation>
    </message>
    <message>
        <source>Import a catalogue</source>
        <translation>Importar un catálogo</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Producto nuevo</translation>
    </message>
    <message>
        <source>Save the product</source>
        <translation>Guardar el producto</translation>
    </message>
    <message>
        <source>Archive the marked</source>
        <translation>Archivar lo marcado</translation>
    </message>
    <message>
        <source>Undo the archiving</source>
        <translation>Deshacer el archivado</translation>
    </message>
    <message>
        <source>Next tab of the card</source>
        <translation>Pestaña siguiente de la ficha</translation>
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
    <name>PromiseDialog</name>
    <message>
        <source>Promised for</source>
        <translation>Prometido para</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>Prometerlo</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Suggested: {day}</source>
        <translation>Sugerido: {day}</translation>
    </message>
</context>
<context>
    <name>PromotionDialog</name>
    <message>
        <source>Add promotion</source>
        <translation>Agregar promoción</translation>
    </message>
    <message>
        <source>Name on line and receipt</source>
        <translation>Nombre en la línea y el recibo</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Of two that save the same, the higher one is taken.</source>
        <translation>De dos que ahorran lo mismo se toma la más alta.</translation>
    </message>
    <message>
        <source>May sell under cost without asking</source>
        <translation>Puede vender bajo costo sin preguntar</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Todo el día</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Hasta el final</translation>
    </message>
    <message>
        <source>First and last day</source>
        <translation>Primer y último día</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>Weekdays; none is every day</source>
        <translation>Días de la semana; ninguno es todos</translation>
    </message>
    <message>
        <source>From the hour</source>
        <translation>Desde la hora</translation>
    </message>
    <message>
        <source>Until the hour</source>
        <translation>Hasta la hora</translation>
    </message>
    <message>
        <source>Edit promotion</source>
        <translation>Editar promoción</translation>
    </message>
</context>
<context>
    <name>Promotions</name>
    <message>
        <source>Per cent off each piece</source>
        <translation>Por ciento de descuento en cada unidad</translation>
    </message>
    <message>
        <source>Amount off each piece</source>
        <translation>Importe de descuento en cada unidad</translation>
    </message>
    <message>
        <source>Some free: 3 for 2</source>
        <translation>Algunas gratis: 3 por 2</translation>
    </message>
    <message>
        <source>Per cent off one of some: second at half price</source>
        <translation>Descuento en una de varias: segunda a mitad de precio</translation>
    </message>
    <message>
        <source>Some at a fixed price</source>
        <translation>Varias a un precio fijo</translation>
    </message>
    <message>
        <source>{percent} off</source>
        <translation>{percent} de descuento</translation>
    </message>
    <message>
        <source>{amount} off each</source>
        <translation>{amount} menos cada una</translation>
    </message>
    <message>
        <source>{count} for {paid}</source>
        <translation>{count} por {paid}</translation>
    </message>
    <message>
        <source>One of {count} at {percent} off</source>
        <translation>Una de {count} con {percent} de descuento</translation>
    </message>
    <message>
        <source>{count} at {amount}</source>
        <translation>{count} a {amount}</translation>
    </message>
    <message>
        <source>{gift} from {count}</source>
        <translation>{gift} desde {count}</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Cada semana</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivado</translation>
    </message>
    <message>
        <source>over</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>por venir</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>vigente</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>desde {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>hasta {day}</translation>
    </message>
</context>
<context>
    <name>PromotionsPage</name>
    <message>
        <source>No promotions yet</source>
        <translation>Aún no hay promociones</translation>
    </message>
    <message>
        <source>Such as 3 for 2 on cables, or 20 % off on Fridays.</source>
        <translation>Por ejemplo 3 por 2 en cables, o 20 % menos los viernes.</translation>
    </message>
    <message>
        <source>Add promotion</source>
        <translation>Agregar promoción</translation>
    </message>
    <message>
        <source>Where several fit, the customer gets the best: first what is off each piece, line by line; then groups, the one that saves most first, where they save more. Each piece takes part in one. A price typed by hand gets none.</source>
        <translation>Donde caben varias, el cliente recibe la mejor: primero lo que se descuenta por unidad, línea por línea; luego los grupos, el que más ahorra primero, donde ahorren más. Cada unidad entra en una sola. Un precio escrito a mano no recibe ninguna.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>PurchasesPage</name>
    <message>
        <source>Nothing bought yet</source>
        <translation>Todavía sin compras</translation>
    </message>
    <message>
        <source>Sales with this customer attached are listed here.</source>
        <translation>Aquí se listan las ventas con este cliente.</translation>
    </message>
    <message>
        <source>last on {date}</source>
        <translation>la última el {date}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cajero</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>Compras</translation>
    </message>
    <message>
        <source>Spent in all</source>
        <translation>Gastado en total</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Unidades</translation>
    </message>
</context>
<context>
    <name>QuickKeys</name>
    <message>
        <source>all of these</source>
        <translation>ver todos</translation>
    </message>
    <message>
        <source>Alt and 1 to 9 press the first keys, Alt and an arrow turns</source>
        <translation>Alt y 1 a 9 presionan las primeras teclas; Alt y una flecha cambia de página</translation>
    </message>
</context>
<context>
    <name>QuickKeysPage</name>
    <message>
        <source>Name of this page</source>
        <translation>Nombre de esta página</translation>
    </message>
    <message>
        <source>Add a product or a category: type, then Enter</source>
        <translation>Agregar un producto o una categoría: escribir y Enter</translation>
    </message>
    <message>
        <source>Own words on the key</source>
        <translation>Texto propio en la tecla</translation>
    </message>
    <message>
        <source>Add page</source>
        <translation>Agregar página</translation>
    </message>
    <message>
        <source>Remove page</source>
        <translation>Quitar página</translation>
    </message>
    <message>
        <source>Move the key back</source>
        <translation>Mover la tecla hacia atrás</translation>
    </message>
    <message>
        <source>Move the key on</source>
        <translation>Mover la tecla hacia adelante</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Quitar la tecla</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Página {number}</translation>
    </message>
    <message>
        <source>all of these</source>
        <translation>ver todos</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivado</translation>
    </message>
    <message>
        <source>The marked key</source>
        <translation>La tecla marcada</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Sin color</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Turquesa</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
</context>
<context>
    <name>QuoteLines</name>
    <message>
        <source>Add a part of the catalogue</source>
        <translation>Agregar un repuesto del catálogo</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>Mano de obra</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Repuesto</translation>
    </message>
    <message>
        <source>A part that is not in the catalogue</source>
        <translation>Un repuesto que no está en el catálogo</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otros</translation>
    </message>
</context>
<context>
    <name>QuotePage</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Diagnosis fee, if it is not repaired</source>
        <translation>Cargo por diagnóstico si no se repara</translation>
    </message>
</context>
<context>
    <name>QuoteSheet</name>
    <message>
        <source>Holds for … days</source>
        <translation>Vale por … días</translation>
    </message>
    <message>
        <source>A4 sheet</source>
        <translation>Hoja A4</translation>
    </message>
    <message>
        <source>Receipt paper</source>
        <translation>Papel de recibos</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>No imprimir</translation>
    </message>
    <message>
        <source>Whole days, from 0 to {most}.</source>
        <translation>Días enteros, de 0 a {most}.</translation>
    </message>
    <message>
        <source>Until {day}, that day included</source>
        <translation>Hasta el {day} inclusive</translation>
    </message>
    <message>
        <source>Make a quote</source>
        <translation>Hacer un presupuesto</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Note on the paper</source>
        <translation>Nota en el papel</translation>
    </message>
    <message>
        <source>Make the quote</source>
        <translation>Hacer el presupuesto</translation>
    </message>
</context>
<context>
    <name>Quotes</name>
    <message>
        <source>Quote {number}</source>
        <translation>Presupuesto {number}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Vigente</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Vendido</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
</context>
<context>
    <name>QuotesSheet</name>
    <message>
        <source>Number, customer, name</source>
        <translation>Número, cliente, nombre</translation>
    </message>
    <message>
        <source>No quotes here</source>
        <translation>No hay presupuestos aquí</translation>
    </message>
    <message>
        <source>Shift+F6 makes one from the sale on the screen.</source>
        <translation>Shift+F6 hace uno con la venta en pantalla.</translation>
    </message>
    <message>
        <source>Sell it</source>
        <translation>Vender</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>{who} · {terminal}</source>
        <translation>{who} · {terminal}</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Válido hasta</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Presupuestos</translation>
    </message>
</context>
<context>
    <name>RateFields</name>
    <message>
        <source>Type what one is worth, above zero.</source>
        <translation>Escriba cuánto vale una unidad, más de cero.</translation>
    </message>
    <message>
        <source>1 {other} in {own}</source>
        <translation>1 {other} en {own}</translation>
    </message>
    <message>
        <source>No rate yet: the payment screen leaves it out.</source>
        <translation>Sin cotización todavía: la pantalla de cobro no la ofrece.</translation>
    </message>
    <message>
        <source>Set on {day}</source>
        <translation>Fijada el {day}</translation>
    </message>
</context>
<context>
    <name>RatesOfToday</name>
    <message>
        <source>These hold today</source>
        <translation>Estas valen hoy</translation>
    </message>
</context>
<context>
    <name>ReceiptAgain</name>
    <message>
        <source>Receipt again</source>
        <translation>Otra vez el recibo</translation>
    </message>
    <message>
        <source>Nothing was sold here yet.</source>
        <translation>Todavía no se vendió nada aquí.</translation>
    </message>
</context>
<context>
    <name>ReceiptChoice</name>
    <message>
        <source>Receipt: print</source>
        <translation>Recibo: imprimir</translation>
    </message>
    <message>
        <source>Receipt: show</source>
        <translation>Recibo: mostrar</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>Sin recibo</translation>
    </message>
    <message>
        <source>Delivery note: print</source>
        <translation>Constancia de entrega: imprimir</translation>
    </message>
    <message>
        <source>Delivery note: show</source>
        <translation>Constancia de entrega: mostrar</translation>
    </message>
    <message>
        <source>No delivery note</source>
        <translation>Sin constancia de entrega</translation>
    </message>
</context>
<context>
    <name>ReceiptPreview</name>
    <message>
        <source>Preview of the receipt</source>
        <translation>Vista previa del recibo</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>Receipt {number}</source>
        <translation>Recibo {number}</translation>
    </message>
</context>
<context>
    <name>RefundSheet</name>
    <message>
        <source>As it was paid</source>
        <translation>Como se pagó</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Pay back</source>
        <translation>Reintegrar</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>Devolución de dinero</translation>
    </message>
</context>
<context>
    <name>RepairEvents</name>
    <message>
        <source>Taken in</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Given to {name}</source>
        <translation>Asignado a {name}</translation>
    </message>
    <message>
        <source>Promised for {day}</source>
        <translation>Prometido para el {day}</translation>
    </message>
    <message>
        <source>Diagnosis written</source>
        <translation>Diagnóstico escrito</translation>
    </message>
    <message>
        <source>Quote changed</source>
        <translation>Presupuesto cambiado</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>Presupuestado</translation>
    </message>
    <message>
        <source>The customer declined</source>
        <translation>El cliente no aceptó</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Work started</source>
        <translation>Trabajo empezado</translation>
    </message>
    <message>
        <source>Work stopped</source>
        <translation>Trabajo parado</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>Probado</translation>
    </message>
    <message>
        <source>Sent to {to}</source>
        <translation>Enviado a {to}</translation>
    </message>
    <message>
        <source>Back from {from}</source>
        <translation>De vuelta de {from}</translation>
    </message>
    <message>
        <source>Note for the shop</source>
        <translation>Nota para la tienda</translation>
    </message>
    <message>
        <source>Note for the customer</source>
        <translation>Nota para el cliente</translation>
    </message>
    <message>
        <source>Part kept: {name}</source>
        <translation>Repuesto apartado: {name}</translation>
    </message>
    <message>
        <source>To order: {name}</source>
        <translation>Para pedir: {name}</translation>
    </message>
    <message>
        <source>Part fitted: {name}</source>
        <translation>Repuesto colocado: {name}</translation>
    </message>
    <message>
        <source>Part let go: {name}</source>
        <translation>Repuesto liberado: {name}</translation>
    </message>
    <message>
        <source>Part taken off, to the shelf: {name}</source>
        <translation>Repuesto quitado, al estante: {name}</translation>
    </message>
    <message>
        <source>Part taken off, to scrap: {name}</source>
        <translation>Repuesto quitado, al descarte: {name}</translation>
    </message>
    <message>
        <source>Deposit returned</source>
        <translation>Seña devuelta</translation>
    </message>
    <message>
        <source>Deposit applied</source>
        <translation>Seña aplicada</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>The sale of the delivery was voided</source>
        <translation>Se anuló la venta de la entrega</translation>
    </message>
    <message>
        <source>Claimed under warranty</source>
        <translation>Reclamado en garantía</translation>
    </message>
    <message>
        <source>Access code looked at</source>
        <translation>Código de acceso mirado</translation>
    </message>
    <message>
        <source>Customer told</source>
        <translation>Cliente avisado</translation>
    </message>
    <message>
        <source>Storage fee: {amount}</source>
        <translation>Cargo por guarda: {amount}</translation>
    </message>
    <message>
        <source>Kept by the shop, at {cost}: {sku}</source>
        <translation>Quedó para la tienda, a {cost}: {sku}</translation>
    </message>
    <message>
        <source>The customer agreed: {amount} · {way}</source>
        <translation>El cliente aceptó: {amount} · {way}</translation>
    </message>
    <message>
        <source>Deposit taken: {amount}</source>
        <translation>Seña recibida: {amount}</translation>
    </message>
    <message>
        <source>Kind of work: {name}</source>
        <translation>Tipo de trabajo: {name}</translation>
    </message>
    <message>
        <source>Loaner out: {name}</source>
        <translation>Préstamo entregado: {name}</translation>
    </message>
    <message>
        <source>Loaner back: {name}</source>
        <translation>Préstamo devuelto: {name}</translation>
    </message>
    <message>
        <source>{step} put off until {day}</source>
        <translation>{step}: postergado hasta el {day}</translation>
    </message>
    <message>
        <source>{step} skipped</source>
        <translation>{step}: omitido</translation>
    </message>
    <message>
        <source>Part has come and is kept: {name}</source>
        <translation>Llegó el repuesto y se reserva: {name}</translation>
    </message>
    <message>
        <source>Photo taken off</source>
        <translation>Foto quitada</translation>
    </message>
</context>
<context>
    <name>RepairFigures</name>
    <message>
        <source>Repair figures</source>
        <translation>Cifras del taller</translation>
    </message>
    <message>
        <source>9 of 10 in</source>
        <translation>9 de 10 en</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Reparaciones</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>volvió</translation>
    </message>
    <message>
        <source>a claim</source>
        <translation>reclamo</translation>
    </message>
    <message>
        <source>late</source>
        <translation>vencida</translation>
    </message>
    <message>
        <source>not repaired</source>
        <translation>sin reparar</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} días</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>No kind</source>
        <translation>Sin tipo</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>9/10: {time}</source>
        <translation>9/10: {time}</translation>
    </message>
</context>
<context>
    <name>RepairFiguresScreen</name>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>By technician</source>
        <translation>Por técnico</translation>
    </message>
    <message>
        <source>By device</source>
        <translation>Por equipo</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Por tipo</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Por estado</translation>
    </message>
    <message>
        <source>Put together by</source>
        <translation>Agrupar por</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Another period</source>
        <translation>Otro período</translation>
    </message>
    <message>
        <source>Put together by something else</source>
        <translation>Agrupar por otra cosa</translation>
    </message>
    <message>
        <source>Read the figures anew</source>
        <translation>Leer las cifras de nuevo</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Exportar la tabla</translation>
    </message>
    <message>
        <source>Open the marked repair</source>
        <translation>Abrir la reparación marcada</translation>
    </message>
    <message>
        <source>Export the figures</source>
        <translation>Exportar las cifras</translation>
    </message>
    <message>
        <source>repair figures</source>
        <translation>cifras de reparaciones</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>The table is in {file}.</source>
        <translation>La tabla está en {file}.</translation>
    </message>
    <message>
        <source>All repairs of the period</source>
        <translation>Todas las reparaciones del período</translation>
    </message>
    <message>
        <source>No repair was handed out in this period</source>
        <translation>En este período no se entregó ninguna reparación</translation>
    </message>
    <message>
        <source>No repairs</source>
        <translation>Sin reparaciones</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 días</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mes pasado</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 días</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Un año</translation>
    </message>
</context>
<context>
    <name>RepairFilters</name>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>All technicians</source>
        <translation>Todos los técnicos</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Sucursal</translation>
    </message>
    <message>
        <source>All branches</source>
        <translation>Todas las sucursales</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mías</translation>
    </message>
    <message>
        <source>Express</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Waiting for part</source>
        <translation>Espera repuesto</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Por vencer</translation>
    </message>
    <message>
        <source>Sent out</source>
        <translation>Enviados</translation>
    </message>
    <message>
        <source>Anything on the ticket</source>
        <translation>Lo que diga la orden</translation>
    </message>
</context>
<context>
    <name>RepairList</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>express</source>
        <translation>urgente</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Prometida</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Número de serie</translation>
    </message>
    <message>
        <source>IMEI</source>
        <translation>IMEI</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Sucursal</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Enviada a</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregada</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibida</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Seña</translation>
    </message>
    <message>
        <source>Export the repairs</source>
        <translation>Exportar las reparaciones</translation>
    </message>
    <message>
        <source>repairs</source>
        <translation>reparaciones</translation>
    </message>
    <message>
        <source>{count} repairs are in {file}.</source>
        <translation>{count} reparaciones están en {file}.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Falla</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Parts are here</source>
        <translation>Los repuestos llegaron</translation>
    </message>
    <message>
        <source>Express</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencida</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Por vencer</translation>
    </message>
    <message>
        <source>Warranty claim</source>
        <translation>Reclamo de garantía</translation>
    </message>
    <message>
        <source>Not repaired</source>
        <translation>Sin reparar</translation>
    </message>
</context>
<context>
    <name>RepairPapers</name>
    <message>
        <source>Repair {number}</source>
        <translation>Reparación {number}</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>Constancia de entrega</translation>
    </message>
    <message>
        <source>Warranty card</source>
        <translation>Certificado de garantía</translation>
    </message>
    <message>
        <source>Deposit {number}</source>
        <translation>Seña {number}</translation>
    </message>
</context>
<context>
    <name>RepairPriceDialog</name>
    <message>
        <source>Add a price</source>
        <translation>Agregar un precio</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>every brand</source>
        <translation>todas las marcas</translation>
    </message>
    <message>
        <source>every model</source>
        <translation>todos los modelos</translation>
    </message>
    <message>
        <source>any fault</source>
        <translation>cualquier falla</translation>
    </message>
    <message>
        <source>Kind of device</source>
        <translation>Tipo de equipo</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Falla</translation>
    </message>
    <message>
        <source>In the words of the counter&apos;s list.</source>
        <translation>Con las palabras de la lista del mostrador.</translation>
    </message>
    <message>
        <source>Price, with tax</source>
        <translation>Precio, con impuestos</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Empty: as long as such repairs took.</source>
        <translation>Vacío: lo que llevaron reparaciones así.</translation>
    </message>
    <message>
        <source>Edit the price</source>
        <translation>Editar el precio</translation>
    </message>
</context>
<context>
    <name>RepairPriceImport</name>
    <message>
        <source>Kind of device</source>
        <translation>Tipo de equipo</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Falla</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>{column} is empty</source>
        <translation>{column} está vacío</translation>
    </message>
    <message>
        <source>{column} is too long</source>
        <translation>{column} es demasiado largo</translation>
    </message>
    <message>
        <source>“{text}” stands further up for the same device</source>
        <translation>«{text}» ya figura más arriba para el mismo equipo</translation>
    </message>
    <message>
        <source>“{text}” is no kind of device that is known</source>
        <translation>«{text}» no es un tipo de equipo conocido</translation>
    </message>
    <message>
        <source>{column} is too large</source>
        <translation>{column} es demasiado grande</translation>
    </message>
    <message>
        <source>{column} is below zero</source>
        <translation>{column} es menor que cero</translation>
    </message>
    <message>
        <source>{column} is no number: “{text}”</source>
        <translation>{column} no es un número: «{text}»</translation>
    </message>
    <message>
        <source>Choose a price list</source>
        <translation>Elegir una lista de precios</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>Export the price list</source>
        <translation>Exportar la lista de precios</translation>
    </message>
    <message>
        <source>{count} prices are in {file}.</source>
        <translation>{count} precios están en {file}.</translation>
    </message>
    <message>
        <source>Take the price list in</source>
        <translation>Incorporar la lista de precios</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Incorporar</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed, {same} as they were.</source>
        <translation>{new} nuevos, {changed} cambiados, {same} como estaban.</translation>
    </message>
    <message>
        <source>{count} rows cannot be taken in and are left out:</source>
        <translation>{count} filas no se pueden incorporar y se omiten:</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>Línea {line}: {reason}</translation>
    </message>
</context>
<context>
    <name>RepairPricesPage</name>
    <message>
        <source>Add a price</source>
        <translation>Agregar un precio</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>No prices yet</source>
        <translation>Todavía no hay precios</translation>
    </message>
    <message>
        <source>What a repair costs by device and fault, or for any fault of a model. Without a price the counter is told what your own repairs came to.</source>
        <translation>Lo que cuesta una reparación por equipo y falla, o por cualquier falla de un modelo. Sin precio, el mostrador ve a cuánto llegaron sus propias reparaciones.</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Falla</translation>
    </message>
    <message>
        <source>Any fault</source>
        <translation>Cualquier falla</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Every device</source>
        <translation>Todos los equipos</translation>
    </message>
</context>
<context>
    <name>RepairWords</name>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Diagnosing</source>
        <translation>En diagnóstico</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>Presupuestado</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Waiting for part</source>
        <translation>Espera repuesto</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>En reparación</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>En prueba</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Back to received</source>
        <translation>Volver a recibido</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnosticar</translation>
    </message>
    <message>
        <source>Send the quote</source>
        <translation>Presupuestar</translation>
    </message>
    <message>
        <source>Customer agrees</source>
        <translation>El cliente acepta</translation>
    </message>
    <message>
        <source>Customer declines</source>
        <translation>El cliente no acepta</translation>
    </message>
    <message>
        <source>Wait for a part</source>
        <translation>Esperar repuesto</translation>
    </message>
    <message>
        <source>Start repairing</source>
        <translation>Empezar a reparar</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Ready to fetch</source>
        <translation>Listo para retirar</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Cancel the repair</source>
        <translation>Cancelar la reparación</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>En persona</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>Por teléfono</translation>
    </message>
    <message>
        <source>By message</source>
        <translation>Por mensaje</translation>
    </message>
    <message>
        <source>With a signature</source>
        <translation>Con firma</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>En el mostrador</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>Mano de obra</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Repuesto</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>to order</source>
        <translation>a pedir</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>apartado</translation>
    </message>
    <message>
        <source>released</source>
        <translation>liberado</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>colocado</translation>
    </message>
    <message>
        <source>back on the shelf</source>
        <translation>en el estante</translation>
    </message>
    <message>
        <source>scrapped</source>
        <translation>descartado</translation>
    </message>
    <message>
        <source>The ticket</source>
        <translation>La orden</translation>
    </message>
    <message>
        <source>An identity document</source>
        <translation>Un documento de identidad</translation>
    </message>
    <message>
        <source>We know this person</source>
        <translation>Conocemos a la persona</translation>
    </message>
    <message>
        <source>Nobody came: the shop kept it</source>
        <translation>Nadie vino: quedó para la tienda</translation>
    </message>
    <message>
        <source>Accept under warranty</source>
        <translation>Aceptar en garantía</translation>
    </message>
    <message>
        <source>Go on as agreed</source>
        <translation>Seguir según lo acordado</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>Repairs</source>
        <translation>Reparaciones</translation>
    </message>
    <message>
        <source>Deposit · {customer}</source>
        <translation>Seña · {customer}</translation>
    </message>
    <message>
        <source>Take the deposit</source>
        <translation>Cobrar la seña</translation>
    </message>
</context>
<context>
    <name>RepairsScreen</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Mark another job</source>
        <translation>Marcar otra orden</translation>
    </message>
    <message>
        <source>Open the marked job</source>
        <translation>Abrir la orden marcada</translation>
    </message>
    <message>
        <source>The next step of the marked job</source>
        <translation>El paso siguiente de la orden marcada</translation>
    </message>
    <message>
        <source>A step back, where there is one</source>
        <translation>Un paso atrás, donde lo haya</translation>
    </message>
    <message>
        <source>Take a device in</source>
        <translation>Recibir un equipo</translation>
    </message>
    <message>
        <source>Board or list</source>
        <translation>Tablero o lista</translation>
    </message>
    <message>
        <source>By state or by technician</source>
        <translation>Por estado o por técnico</translation>
    </message>
</context>
<context>
    <name>ReturnGoods</name>
    <message>
        <source>Return</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Return without a receipt</source>
        <translation>Devolución sin recibo</translation>
    </message>
    <message>
        <source>Restocking fee</source>
        <translation>Cargo por reposición</translation>
    </message>
</context>
<context>
    <name>ReturnRow</name>
    <message>
        <source>Serial numbers that come back</source>
        <translation>Números de serie que vuelven</translation>
    </message>
    <message>
        <source>{left} of {sold} left · {total} in all</source>
        <translation>Quedan {left} de {sold} · {total} en total</translation>
    </message>
</context>
<context>
    <name>ReturnSheet</name>
    <message>
        <source>Number of the receipt: scan or type it</source>
        <translation>Número del recibo: escanearlo o escribirlo</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Take the goods</source>
        <translation>Recibir la mercadería</translation>
    </message>
    <message>
        <source>No receipt has this number. Check it, or look in Sales.</source>
        <translation>Ningún recibo tiene este número. Revíselo o busque en Ventas.</translation>
    </message>
    <message>
        <source>Type how many come back.</source>
        <translation>Escriba cuántos vuelven.</translation>
    </message>
    <message>
        <source>Goods that come back</source>
        <translation>Mercadería que vuelve</translation>
    </message>
    <message>
        <source>Older than what this computer keeps: asking the hub…</source>
        <translation>Es más antiguo que lo que conserva esta computadora: consultando a la central…</translation>
    </message>
    <message>
        <source>Restocking fee</source>
        <translation>Cargo por reposición</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Cargo</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>Sin recibo</translation>
    </message>
    <message>
        <source>{code} was not sold on this receipt, or it came back already.</source>
        <translation>{code} no se vendió en este recibo, o ya volvió.</translation>
    </message>
    <message>
        <source>Which receipt do the goods come from?</source>
        <translation>¿De qué recibo es la mercadería?</translation>
    </message>
    <message>
        <source>Scan its barcode or type its number. The serial number of what comes back finds it too.</source>
        <translation>Escanee su código de barras o escriba su número. También se encuentra por el número de serie de lo que vuelve.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Scan the receipt or type its number. Without it: F7.</source>
        <translation>Escanee el recibo o escriba su número. Si no lo hay: F7.</translation>
    </message>
    <message>
        <source>All of this receipt came back already.</source>
        <translation>Todo lo de este recibo ya volvió.</translation>
    </message>
    <message>
        <source>Nothing was sold on this document. Type a sale&apos;s number.</source>
        <translation>En este documento no se vendió nada. Escriba el número de una venta.</translation>
    </message>
</context>
<context>
    <name>ReturnedLines</name>
    <message>
        <source>Comes back</source>
        <translation>Vuelve</translation>
    </message>
    <message>
        <source>Stays sold</source>
        <translation>Queda vendido</translation>
    </message>
    <message>
        <source>no receipt</source>
        <translation>sin recibo</translation>
    </message>
</context>
<context>
    <name>Returns</name>
    <message>
        <source>Back to stock</source>
        <translation>Vuelve al stock</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>Defectuoso</translation>
    </message>
    <message>
        <source>To the supplier</source>
        <translation>Al proveedor</translation>
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
    <name>SaleFilters</name>
    <message>
        <source>Number, customer</source>
        <translation>Número, cliente</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cajero</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Medio de pago</translation>
    </message>
    <message>
        <source>Any method</source>
        <translation>Cualquier medio</translation>
    </message>
</context>
<context>
    <name>SaleKinds</name>
    <message>
        <source>Sale</source>
        <translation>Venta</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Nota de crédito</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anulación</translation>
    </message>
    <message>
        <source>Credit note, no receipt</source>
        <translation>Nota de crédito sin recibo</translation>
    </message>
</context>
<context>
    <name>SalePanel</name>
    <message>
        <source>No lines yet</source>
        <translation>Sin líneas todavía</translation>
    </message>
    <message>
        <source>What is scanned or chosen comes here.</source>
        <translation>Aquí aparece lo que se escanea o se elige.</translation>
    </message>
</context>
<context>
    <name>SaleView</name>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>No sale is marked</source>
        <translation>Ninguna venta marcada</translation>
    </message>
    <message>
        <source>for {number}</source>
        <translation>de {number}</translation>
    </message>
    <message>
        <source>{list}, instead of {price}</source>
        <translation>{list}, en lugar de {price}</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Descuento</translation>
    </message>
    <message>
        <source>Cash rounding</source>
        <translation>Redondeo en efectivo</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Vuelto</translation>
    </message>
    <message>
        <source>of it tip</source>
        <translation>de ello propina</translation>
    </message>
    <message>
        <source>all came back</source>
        <translation>ya volvió todo</translation>
    </message>
</context>
<context>
    <name>Sales</name>
    <message>
        <source>Sales</source>
        <translation>Ventas</translation>
    </message>
</context>
<context>
    <name>SalesScreen</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Receipt again</source>
        <translation>Otra vez el recibo</translation>
    </message>
    <message>
        <source>1 document · {total} · tax {tax}</source>
        <translation>1 comprobante · {total} · impuestos {tax}</translation>
    </message>
    <message>
        <source>{count} documents · {total} · tax {tax}</source>
        <translation>{count} comprobantes · {total} · impuestos {tax}</translation>
    </message>
    <message>
        <source>No sale has this number.</source>
        <translation>Ninguna venta tiene este número.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Pagado con</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Older than what this computer keeps: asking the hub…</source>
        <translation>Es más antiguo que lo que conserva esta computadora: consultando a la central…</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anular</translation>
    </message>
</context>
<context>
    <name>ScannedCodes</name>
    <message>
        <source>{name} is in the catalogue.</source>
        <translation>{name} está en el catálogo.</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>Volver a la venta</translation>
    </message>
    <message>
        <source>{code} is not in the catalogue.</source>
        <translation>{code} no está en el catálogo.</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Agregarlo</translation>
    </message>
</context>
<context>
    <name>ScopeField</name>
    <message>
        <source>Add a category or a product</source>
        <translation>Agregar una categoría o un producto</translation>
    </message>
    <message>
        <source>The whole catalogue</source>
        <translation>Todo el catálogo</translation>
    </message>
    <message>
        <source>Add categories or products to narrow it.</source>
        <translation>Agregue categorías o productos para acotarlo.</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
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
    <name>SearchPanel</name>
    <message>
        <source>Scan or type a product</source>
        <translation>Escanear o escribir un producto</translation>
    </message>
    <message>
        <source>Ready for the next customer</source>
        <translation>Listo para el próximo cliente</translation>
    </message>
    <message>
        <source>Scan a product, or type part of its name, SKU or code.</source>
        <translation>Escanee un producto, o escriba parte del nombre, SKU o código.</translation>
    </message>
    <message>
        <source>Enter adds · 3* before it for three · scan at any time</source>
        <translation>Enter agrega · 3* delante para tres · escanear en cualquier momento</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>quedan {count}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>Try fewer letters, or sell it once as a free line (Enter).</source>
        <translation>Pruebe con menos letras, o véndalo una vez como línea libre (Enter).</translation>
    </message>
    <message>
        <source>{count} of {total} · {time} ms</source>
        <translation>{count} de {total} · {time} ms</translation>
    </message>
</context>
<context>
    <name>SellVouchers</name>
    <message>
        <source>Gift card or voucher</source>
        <translation>Vale o tarjeta de regalo</translation>
    </message>
    <message>
        <source>Slip of the last voucher</source>
        <translation>Imprimir el último vale</translation>
    </message>
    <message>
        <source>No voucher was sold here since you signed in.</source>
        <translation>No se vendió ningún vale en esta caja desde el inicio de sesión.</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Tarjeta de regalo</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Send {number} elsewhere</source>
        <translation>Enviar {number} a otro lugar</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>Enviarlo</translation>
    </message>
    <message>
        <source>Expected back on</source>
        <translation>Se espera de vuelta el</translation>
    </message>
    <message>
        <source>To which branch or workshop</source>
        <translation>A qué sucursal o taller</translation>
    </message>
    <message>
        <source>A new name is kept as a new workshop.</source>
        <translation>Un nombre nuevo queda como taller nuevo.</translation>
    </message>
    <message>
        <source>What is done there</source>
        <translation>Qué se hace allá</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>What goes along</source>
        <translation>Qué va con el equipo</translation>
    </message>
</context>
<context>
    <name>SerialChoice</name>
    <message>
        <source>Asks for no serial number</source>
        <translation>No pide número de serie</translation>
    </message>
    <message>
        <source>Asks for a serial number</source>
        <translation>Pide un número de serie</translation>
    </message>
    <message>
        <source>Asks for an IMEI</source>
        <translation>Pide un IMEI</translation>
    </message>
    <message>
        <source>Asks for two IMEIs (two SIM cards)</source>
        <translation>Pide dos IMEI (dos tarjetas SIM)</translation>
    </message>
</context>
<context>
    <name>SerialNumbers</name>
    <message>
        <source>Serial numbers of the marked line</source>
        <translation>Números de serie de la línea marcada</translation>
    </message>
    <message>
        <source>{name} has no serial numbers.</source>
        <translation>{name} no lleva números de serie.</translation>
    </message>
</context>
<context>
    <name>SerialSheet</name>
    <message>
        <source>Scan it, or type it and press Enter</source>
        <translation>Escanearlo, o escribirlo y presionar Enter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Take it anyway</source>
        <translation>Tomarla igual</translation>
    </message>
    <message>
        <source>{serial}: now the second IMEI</source>
        <translation>{serial}: ahora el segundo IMEI</translation>
    </message>
    <message>
        <source>IMEI</source>
        <translation>IMEI</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Número de serie</translation>
    </message>
    <message>
        <source>{kind} {which}</source>
        <translation>{kind} {which}</translation>
    </message>
    <message>
        <source>{kind} {which} of {wanted}</source>
        <translation>{kind} {which} de {wanted}</translation>
    </message>
    <message>
        <source>Nobody knows</source>
        <translation>Nadie lo sabe</translation>
    </message>
</context>
<context>
    <name>Serials</name>
    <message>
        <source>Check the unit</source>
        <translation>Revisar la unidad</translation>
    </message>
    <message>
        <source>Sell it anyway</source>
        <translation>Vender igual</translation>
    </message>
    <message>
        <source>{serial} is not known to the shop. Check it, or take it anyway.</source>
        <translation>La tienda no conoce {serial}. Revise el número, o tómela igual.</translation>
    </message>
    <message>
        <source>{serial}: {place}. Check it, or take it anyway.</source>
        <translation>{serial}: {place}. Revise el número, o tómela igual.</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>en stock</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reservada</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>vendida</translation>
    </message>
    <message>
        <source>in repair</source>
        <translation>en reparación</translation>
    </message>
    <message>
        <source>fitted in a repair</source>
        <translation>colocada en una reparación</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañada</translation>
    </message>
    <message>
        <source>with the supplier</source>
        <translation>en el proveedor</translation>
    </message>
    <message>
        <source>scrapped</source>
        <translation>desechada</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>faltante</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Ingresada al stock</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Vendida</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Devuelta</translation>
    </message>
    <message>
        <source>Put aside as damaged</source>
        <translation>Apartada por daño</translation>
    </message>
    <message>
        <source>Sent to the supplier</source>
        <translation>Enviada al proveedor</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>Desechada</translation>
    </message>
    <message>
        <source>Taken off the stock</source>
        <translation>Dada de baja del stock</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reservada</translation>
    </message>
    <message>
        <source>Reservation released</source>
        <translation>Reserva liberada</translation>
    </message>
    <message>
        <source>Fitted in a repair</source>
        <translation>Colocada en una reparación</translation>
    </message>
    <message>
        <source>Taken off a repair</source>
        <translation>Quitada de una reparación</translation>
    </message>
    <message>
        <source>Came in for repair</source>
        <translation>Ingresó a reparación</translation>
    </message>
    <message>
        <source>Back with the customer</source>
        <translation>De vuelta con el cliente</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>desconocida aquí</translation>
    </message>
    <message>
        <source>Was scanned wrongly</source>
        <translation>Se escaneó por error</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Too long: at most {most} characters.</source>
        <translation>Demasiado largo: como máximo {most} caracteres.</translation>
    </message>
    <message>
        <source>One to six letters and digits, such as A1.</source>
        <translation>De una a seis letras y cifras, como A1.</translation>
    </message>
    <message>
        <source>Type a number with at most two decimals.</source>
        <translation>Escriba un número con dos decimales como máximo.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>Esta terminal</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Impuestos</translation>
    </message>
    <message>
        <source>Price lists</source>
        <translation>Listas de precios</translation>
    </message>
    <message>
        <source>Promotions</source>
        <translation>Promociones</translation>
    </message>
    <message>
        <source>Discount limits</source>
        <translation>Límites de descuento</translation>
    </message>
    <message>
        <source>Expense categories</source>
        <translation>Categorías de gastos</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>What this terminal speaks, from now on.</source>
        <translation>El idioma de esta terminal, desde ahora.</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Light or dark theme, or as the system has it.</source>
        <translation>Tema claro u oscuro, o como lo tenga el sistema.</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Impresora de recibos</translation>
    </message>
    <message>
        <source>Where receipts of this terminal come out.</source>
        <translation>Por dónde salen los recibos de esta terminal.</translation>
    </message>
    <message>
        <source>Receipt paper</source>
        <translation>Papel de recibos</translation>
    </message>
    <message>
        <source>How wide the paper of that printer is.</source>
        <translation>El ancho del papel de esa impresora.</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>Su PIN</translation>
    </message>
    <message>
        <source>What you sign in with, on every terminal.</source>
        <translation>Con lo que entra, en todas las terminales.</translation>
    </message>
    <message>
        <source>Name of this terminal</source>
        <translation>Nombre de esta terminal</translation>
    </message>
    <message>
        <source>How the status line and reports call it.</source>
        <translation>Cómo la llaman la línea de estado y los informes.</translation>
    </message>
    <message>
        <source>Code of this terminal</source>
        <translation>Código de esta terminal</translation>
    </message>
    <message>
        <source>Begins the number of every sale: A1 gives A1-000001.</source>
        <translation>Comienza el número de cada venta: A1 da A1-000001.</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Sucursal</translation>
    </message>
    <message>
        <source>Where this terminal stands.</source>
        <translation>Dónde está esta terminal.</translation>
    </message>
    <message>
        <source>Address of the branch</source>
        <translation>Dirección de la sucursal</translation>
    </message>
    <message>
        <source>Is printed on receipts made here.</source>
        <translation>Se imprime en los recibos hechos aquí.</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Nombre de la tienda</translation>
    </message>
    <message>
        <source>Heads every receipt.</source>
        <translation>Encabeza cada recibo.</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Identificación fiscal</translation>
    </message>
    <message>
        <source>Is printed beneath the name.</source>
        <translation>Se imprime debajo del nombre.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Is printed where the branch has none.</source>
        <translation>Se imprime donde la sucursal no tiene.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Is printed beneath the address.</source>
        <translation>Se imprime debajo de la dirección.</translation>
    </message>
    <message>
        <source>Last words of the receipt</source>
        <translation>Últimas palabras del recibo</translation>
    </message>
    <message>
        <source>Thanks, opening hours, how goods come back.</source>
        <translation>Agradecimiento, horario, cómo se devuelve.</translation>
    </message>
    <message>
        <source>Prices include tax</source>
        <translation>Los precios incluyen impuestos</translation>
    </message>
    <message>
        <source>Whether the price on the shelf is what the customer pays. Sales that were made keep theirs.</source>
        <translation>Si el precio del estante es lo que paga el cliente. Las ventas hechas conservan el suyo.</translation>
    </message>
    <message>
        <source>Where tax is rounded</source>
        <translation>Dónde se redondea el impuesto</translation>
    </message>
    <message>
        <source>Once for the whole sale, or line by line, as your tax office asks.</source>
        <translation>Una vez por venta, o línea por línea, según pida el fisco.</translation>
    </message>
    <message>
        <source>Smallest coin</source>
        <translation>Moneda más chica</translation>
    </message>
    <message>
        <source>What is paid in cash is rounded to it; 0 rounds nothing.</source>
        <translation>Lo que se paga en efectivo se redondea a ella; 0 no redondea.</translation>
    </message>
    <message>
        <source>Selling more than there is</source>
        <translation>Vender más de lo que hay</translation>
    </message>
    <message>
        <source>What the checkout does when the stock runs out.</source>
        <translation>Qué hace la venta cuando se acaban las existencias.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>The clock of receipts and reports.</source>
        <translation>El reloj de recibos e informes.</translation>
    </message>
    <message>
        <source>The day ends at</source>
        <translation>El día termina a las</translation>
    </message>
    <message>
        <source>Sales after midnight and before it count back.</source>
        <translation>Las ventas tras medianoche y antes de esa hora cuentan para el día anterior.</translation>
    </message>
    <message>
        <source>Credit without the network</source>
        <translation>Crédito sin red</translation>
    </message>
    <message>
        <source>The most that a customer may owe on a till that cannot ask the others. Empty is the customer&apos;s own limit.</source>
        <translation>Lo máximo que un cliente puede deber en una caja que no puede consultar a las otras. Vacío es el límite propio del cliente.</translation>
    </message>
    <message>
        <source>Price lists and own prices</source>
        <translation>Listas de precios y precios propios</translation>
    </message>
    <message>
        <source>What some customers pay, such as wholesale or staff; the customer&apos;s card says who.</source>
        <translation>Lo que pagan algunos clientes, como mayoristas o personal; la ficha del cliente dice quién.</translation>
    </message>
    <message>
        <source>Promotions and offers</source>
        <translation>Promociones y ofertas</translation>
    </message>
    <message>
        <source>What is off for a time, on what, and for how many pieces.</source>
        <translation>Qué se descuenta por un tiempo, en qué y desde cuántas unidades.</translation>
    </message>
    <message>
        <source>Discount limit of cashiers</source>
        <translation>Límite de descuento de caja</translation>
    </message>
    <message>
        <source>So many per cent they take off by themselves; more takes another person&apos;s PIN.</source>
        <translation>Cuánto por ciento descuentan por su cuenta; más requiere el PIN de otra persona.</translation>
    </message>
    <message>
        <source>Discount limit of technicians</source>
        <translation>Límite de descuento del taller</translation>
    </message>
    <message>
        <source>The same for technicians, where they sell at all.</source>
        <translation>Lo mismo para los técnicos, donde vendan.</translation>
    </message>
    <message>
        <source>Discount limit of managers</source>
        <translation>Límite de descuento de encargados</translation>
    </message>
    <message>
        <source>The highest discount of the shop: no PIN lends more.</source>
        <translation>El mayor descuento de la tienda: ningún PIN permite más.</translation>
    </message>
    <message>
        <source>Taxes and their rates</source>
        <translation>Impuestos y sus tasas</translation>
    </message>
    <message>
        <source>What products are taxed with, and the usual one.</source>
        <translation>Con qué se gravan los productos, y el habitual.</translation>
    </message>
    <message>
        <source>What money of the drawer is spent on, such as courier or cleaning.</source>
        <translation>En qué se gasta el dinero de la caja, como mensajería o limpieza.</translation>
    </message>
    <message>
        <source>People, roles and PINs</source>
        <translation>Personas, funciones y PIN</translation>
    </message>
    <message>
        <source>Who may sign in and what they may do; unlocking after wrong PINs.</source>
        <translation>Quién puede entrar y qué puede hacer; desbloqueo tras PIN equivocados.</translation>
    </message>
    <message>
        <source>A unit that is not on the shelf</source>
        <translation>Una unidad que no está en el estante</translation>
    </message>
    <message>
        <source>What the checkout does with a serial number that the shop does not know, or has sold already.</source>
        <translation>Qué hace la caja con un número de serie que la tienda no conoce o que ya vendió.</translation>
    </message>
    <message>
        <source>Keep sales for</source>
        <translation>Conservar las ventas</translation>
    </message>
    <message>
        <source>Older ones stay at the hub and are fetched when needed. Without a hub all stay here. Holds from the next start.</source>
        <translation>Las más antiguas quedan en la central y se traen cuando hacen falta. Sin central, todas quedan aquí. Vale desde el próximo inicio.</translation>
    </message>
    <message>
        <source>Quotes and returns</source>
        <translation>Presupuestos y devoluciones</translation>
    </message>
    <message>
        <source>Days that a quote holds</source>
        <translation>Días que vale un presupuesto</translation>
    </message>
    <message>
        <source>The day of the quote is not counted; it can be changed on each quote.</source>
        <translation>No se cuenta el día del presupuesto; se puede cambiar en cada uno.</translation>
    </message>
    <message>
        <source>Terms on quotes</source>
        <translation>Condiciones en los presupuestos</translation>
    </message>
    <message>
        <source>Printed at the foot of every quote.</source>
        <translation>Se imprimen al pie de cada presupuesto.</translation>
    </message>
    <message>
        <source>Restocking fee</source>
        <translation>Cargo por reposición</translation>
    </message>
    <message>
        <source>So many per cent of what comes back are proposed when a fee is taken on a return; 0 proposes nothing.</source>
        <translation>Este porcentaje de lo devuelto se propone al cobrar un cargo en una devolución; 0 no propone nada.</translation>
    </message>
    <message>
        <source>Quick keys</source>
        <translation>Teclas rápidas</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Mostrador</translation>
    </message>
    <message>
        <source>Keys beneath the checkout&apos;s search: products that are sold at once, categories that are listed.</source>
        <translation>Teclas debajo de la búsqueda de la venta: productos que se venden al instante, categorías que se listan.</translation>
    </message>
    <message>
        <source>Ready to open</source>
        <translation>Listo para abrir</translation>
    </message>
    <message>
        <source>The page that checks printer, drawer, backup and clock before the first customer.</source>
        <translation>La página que revisa impresora, cajón, copia de seguridad y reloj antes del primer cliente.</translation>
    </message>
    <message>
        <source>Greeting on the display</source>
        <translation>Saludo en la pantalla</translation>
    </message>
    <message>
        <source>What the customer&apos;s display says while nothing is sold.</source>
        <translation>Qué dice la pantalla del cliente cuando no se vende nada.</translation>
    </message>
    <message>
        <source>Weight or price in the barcode</source>
        <translation>Peso o precio en el código de barras</translation>
    </message>
    <message>
        <source>How codes that begin with 20 to 29 are read at the counter.</source>
        <translation>Cómo se leen en el mostrador los códigos que empiezan con 20 a 29.</translation>
    </message>
    <message>
        <source>Customer&apos;s display</source>
        <translation>Pantalla del cliente</translation>
    </message>
    <message>
        <source>A window that shows the customer lines, total and change. Ctrl+D opens and shuts it.</source>
        <translation>Una ventana que muestra al cliente las líneas, el total y el vuelto. Ctrl+D la abre y la cierra.</translation>
    </message>
    <message>
        <source>Its picture</source>
        <translation>Su imagen</translation>
    </message>
    <message>
        <source>The shop&apos;s picture while nothing is sold.</source>
        <translation>La imagen de la tienda cuando no se vende nada.</translation>
    </message>
    <message>
        <source>Repair checklists</source>
        <translation>Listas de revisión</translation>
    </message>
    <message>
        <source>Checked when it is taken in</source>
        <translation>Se revisa al recibirlo</translation>
    </message>
    <message>
        <source>One question a line. Empty brings the usual ones back.</source>
        <translation>Una pregunta por línea. Vacío trae de vuelta las habituales.</translation>
    </message>
    <message>
        <source>Accessories left with it</source>
        <translation>Accesorios que se dejan</translation>
    </message>
    <message>
        <source>One a line, to be ticked at the counter.</source>
        <translation>Uno por línea, para marcar en el mostrador.</translation>
    </message>
    <message>
        <source>Usual faults</source>
        <translation>Fallas habituales</translation>
    </message>
    <message>
        <source>One a line, to be chosen with a click.</source>
        <translation>Una por línea, para elegir con un clic.</translation>
    </message>
    <message>
        <source>Words to customers</source>
        <translation>Textos a clientes</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>What customers of repairs are told. What stands in braces is filled in.</source>
        <translation>Lo que se avisa a los clientes de reparaciones. Lo que está entre llaves se completa solo.</translation>
    </message>
    <message>
        <source>Mail address of the shop</source>
        <translation>Correo de la tienda</translation>
    </message>
    <message>
        <source>This terminal sends e-mail to customers from it. Without it, the mail program of the computer is opened.</source>
        <translation>Esta terminal envía desde ella los correos a clientes. Sin ella se abre el programa de correo de la computadora.</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Servidor de correo</translation>
    </message>
    <message>
        <source>Where mail is handed over (SMTP).</source>
        <translation>Adónde se entrega el correo (SMTP).</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>465 for TLS, 587 for STARTTLS.</source>
        <translation>465 para TLS, 587 para STARTTLS.</translation>
    </message>
    <message>
        <source>Protection of the line</source>
        <translation>Protección de la línea</translation>
    </message>
    <message>
        <source>How the mail server is spoken to.</source>
        <translation>Cómo se habla con el servidor de correo.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Who signs in at the mail server.</source>
        <translation>Quién ingresa en el servidor de correo.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s keyring. Leave it empty to keep it.</source>
        <translation>Se guarda en el llavero de esta computadora. Déjela vacía para no cambiarla.</translation>
    </message>
    <message>
        <source>Type a number of at most {most}.</source>
        <translation>Escriba un número de {most} como máximo.</translation>
    </message>
    <message>
        <source>Type a number of at least {least}.</source>
        <translation>Escriba un número de {least} como mínimo.</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pagos</translation>
    </message>
    <message>
        <source>Methods of payment</source>
        <translation>Medios de pago</translation>
    </message>
    <message>
        <source>What the payment screen offers, in this order; instalments and surcharges of cards.</source>
        <translation>Lo que ofrece la pantalla de cobro, en este orden; cuotas y recargos de las tarjetas.</translation>
    </message>
    <message>
        <source>Exchange rates of the day</source>
        <translation>Cotizaciones del día</translation>
    </message>
    <message>
        <source>What other currencies are worth in the shop&apos;s from now on, on every till.</source>
        <translation>Cuánto valen otras monedas en la de la tienda desde ahora, en todas las cajas.</translation>
    </message>
    <message>
        <source>Months that a voucher holds</source>
        <translation>Meses de validez de un vale</translation>
    </message>
    <message>
        <source>Counted from the day when money is put on it; 0 is for ever. Vouchers that are out keep their day.</source>
        <translation>Se cuentan desde el día en que se le carga dinero; 0 es sin vencimiento. Los vales ya entregados conservan su fecha.</translation>
    </message>
    <message>
        <source>Repair prices</source>
        <translation>Precios de reparación</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Taller</translation>
    </message>
    <message>
        <source>Repair prices by device and fault</source>
        <translation>Precios de reparación por equipo y falla</translation>
    </message>
    <message>
        <source>The counter estimates by them; the row that names most of a device counts. A spreadsheet brings many at once.</source>
        <translation>El mostrador estima con ellos; vale la fila que más precisa el equipo. Una planilla trae muchos de una vez.</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Horario de trabajo</translation>
    </message>
    <message>
        <source>When repairs are worked on, such as 9-18, or 9-13, 16-20. An empty day is closed.</source>
        <translation>Cuándo se trabaja en reparaciones, por ejemplo 9-18, o 9-13, 16-20. Un día vacío está cerrado.</translation>
    </message>
    <message>
        <source>Days until parts come</source>
        <translation>Días hasta que llegan los repuestos</translation>
    </message>
    <message>
        <source>Where a part is missing, a repair is promised so much later.</source>
        <translation>Cuando falta un repuesto, la reparación se promete tantos días más tarde.</translation>
    </message>
    <message>
        <source>Minutes of a usual repair</source>
        <translation>Minutos de una reparación habitual</translation>
    </message>
    <message>
        <source>Counts where neither the price list nor your own repairs tell how long one takes.</source>
        <translation>Vale cuando ni la lista de precios ni sus propias reparaciones dicen cuánto lleva.</translation>
    </message>
    <message>
        <source>Days of warranty on a repair</source>
        <translation>Días de garantía de una reparación</translation>
    </message>
    <message>
        <source>Counts where no kind of work is chosen: each kind has days of its own.</source>
        <translation>Vale donde no se elige un tipo de trabajo: cada tipo tiene sus propios días.</translation>
    </message>
    <message>
        <source>Closed days</source>
        <translation>Días cerrados</translation>
    </message>
    <message>
        <source>Holidays and the like: nothing is promised for them.</source>
        <translation>Feriados y similares: nada se promete para esos días.</translation>
    </message>
    <message>
        <source>Devices not fetched</source>
        <translation>Equipos sin retirar</translation>
    </message>
    <message>
        <source>What is done about repaired devices that nobody fetches, and how many days after they are ready. Follow-up says which step is due.</source>
        <translation>Qué se hace con los equipos reparados que nadie retira, y a cuántos días de estar listos. Seguimiento dice qué paso corresponde.</translation>
    </message>
    <message>
        <source>Tips</source>
        <translation>Propinas</translation>
    </message>
    <message>
        <source>The payment screen asks for a tip; it is told apart from what is sold in every report.</source>
        <translation>La pantalla de cobro pide la propina; todos los informes la separan de lo vendido.</translation>
    </message>
    <message>
        <source>Days until a repair&apos;s quote is asked about</source>
        <translation>Días hasta preguntar por el presupuesto de una reparación</translation>
    </message>
    <message>
        <source>Follow-up lists the quotes that nobody answered, with the next reminder.</source>
        <translation>Seguimiento muestra los presupuestos que nadie respondió, con el próximo recordatorio.</translation>
    </message>
    <message>
        <source>Repair label</source>
        <translation>Etiqueta de reparación</translation>
    </message>
    <message>
        <source>How large the label is that goes on a device, in millimetres.</source>
        <translation>Qué tamaño tiene la etiqueta que va en el equipo, en milímetros.</translation>
    </message>
    <message>
        <source>Rates of another day</source>
        <translation>Cotizaciones de otro día</translation>
    </message>
    <message>
        <source>Whether a currency is taken at the last rate that was set, or only once today&apos;s is there. The payment screen says of which day a rate is.</source>
        <translation>Si una moneda se acepta a la última cotización puesta, o solo cuando está la de hoy. La pantalla de cobro dice de qué día es una cotización.</translation>
    </message>
    <message>
        <source>Repair states</source>
        <translation>Estados de reparación</translation>
    </message>
    <message>
        <source>The shop&apos;s own states of repairs</source>
        <translation>Estados propios de las reparaciones</translation>
    </message>
    <message>
        <source>Each is a column of the board behind the standard one of its kind, whose rules it follows.</source>
        <translation>Cada uno es una columna del tablero detrás de la estándar de su tipo, cuyas reglas sigue.</translation>
    </message>
    <message>
        <source>Warranty of repairs</source>
        <translation>Garantía de las reparaciones</translation>
    </message>
    <message>
        <source>The kinds of work, and how long each is under warranty.</source>
        <translation>Los tipos de trabajo y cuánto dura la garantía de cada uno.</translation>
    </message>
    <message>
        <source>A check by another person</source>
        <translation>Control por otra persona</translation>
    </message>
    <message>
        <source>Whoever repaired a device does not say that it works; somebody else does.</source>
        <translation>Quien reparó un equipo no dice que funciona; lo dice otra persona.</translation>
    </message>
    <message>
        <source>Language of what is printed</source>
        <translation>Idioma de lo que se imprime</translation>
    </message>
    <message>
        <source>Receipts, reports, tickets, labels, letters. A customer who has a language of their own is written to in it.</source>
        <translation>Recibos, informes, órdenes, etiquetas, cartas. A un cliente con idioma propio se le escribe en el suyo.</translation>
    </message>
    <message>
        <source>Working days to warn before a promise breaks</source>
        <translation>Días hábiles de aviso antes de incumplir una promesa</translation>
    </message>
    <message>
        <source>So early the board points out what is due soon, closed days not counted; what is being repaired or tested, on its day. 0 never.</source>
        <translation>Con esa antelación el tablero señala lo que está por vencer, sin contar los días cerrados; lo que se está reparando o probando, el mismo día. 0: nunca.</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Sucursales</translation>
    </message>
    <message>
        <source>Where the shop sells, and where repairs may be sent.</source>
        <translation>Dónde vende la tienda y adónde se pueden enviar reparaciones.</translation>
    </message>
</context>
<context>
    <name>SettingsIndex</name>
    <message>
        <source>Find a setting</source>
        <translation>Buscar un ajuste</translation>
    </message>
    <message>
        <source>No such setting</source>
        <translation>No hay tal ajuste</translation>
    </message>
    <message>
        <source>Try another word, such as tax, paper or PIN.</source>
        <translation>Pruebe otra palabra, como impuesto, papel o PIN.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Buscar un ajuste</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>Agregar a la lista</translation>
    </message>
    <message>
        <source>What you changed on this page is not saved yet.</source>
        <translation>Lo que cambió en esta página no está guardado todavía.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Sin guardar todavía</translation>
    </message>
</context>
<context>
    <name>ShopPage</name>
    <message>
        <source>Tax is already inside them</source>
        <translation>El impuesto ya está incluido</translation>
    </message>
    <message>
        <source>Once for the whole sale</source>
        <translation>Una vez para toda la venta</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>Línea por línea</translation>
    </message>
    <message>
        <source>Sells it</source>
        <translation>Lo vende</translation>
    </message>
    <message>
        <source>Sells it and warns</source>
        <translation>Lo vende y avisa</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>Se niega</translation>
    </message>
    <message>
        <source>Country {country} · currency {currency}, chosen when the shop began</source>
        <translation>País {country} · moneda {currency}, elegidos al crear la tienda</translation>
    </message>
    <message>
        <source>On the receipt</source>
        <translation>En el recibo</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>En papel</translation>
    </message>
    <message>
        <source>How it counts</source>
        <translation>Cómo cuenta</translation>
    </message>
    <message>
        <source>Asks, and sells it</source>
        <translation>Pregunta y la vende</translation>
    </message>
    <message>
        <source>Wants a manager&apos;s PIN</source>
        <translation>Pide el PIN de un encargado</translation>
    </message>
    <message>
        <source>As the window of whoever prints</source>
        <translation>Como la ventana de quien imprime</translation>
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
    <name>SignaturePad</name>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
</context>
<context>
    <name>SignedList</name>
    <message>
        <source>Signed at the counter</source>
        <translation>Firmado en el mostrador</translation>
    </message>
    <message>
        <source>Signed quote</source>
        <translation>Presupuesto firmado</translation>
    </message>
    <message>
        <source>Signed delivery note</source>
        <translation>Constancia de entrega firmada</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>en pantalla</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>en papel</translation>
    </message>
</context>
<context>
    <name>SignedSheet</name>
    <message>
        <source>What is agreed</source>
        <translation>Lo que se acuerda</translation>
    </message>
    <message>
        <source>The words are gone, or are not the ones that were signed.</source>
        <translation>El texto ya no está, o no es el que se firmó.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Nobody works here yet</source>
        <translation>Todavía no trabaja nadie aquí</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Agregar persona</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>{name} may try the PIN again.</source>
        <translation>{name} puede probar el PIN otra vez.</translation>
    </message>
    <message>
        <source>{name} may sign in again.</source>
        <translation>{name} puede entrar otra vez.</translation>
    </message>
    <message>
        <source>{name} may not sign in any more.</source>
        <translation>{name} ya no puede entrar.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>The shop does not open</source>
        <translation>La tienda no se abre</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
</context>
<context>
    <name>StateColours</name>
    <message>
        <source>As its kind</source>
        <translation>El de su tipo</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Verde azulado</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Drawer closed</source>
        <translation>Caja cerrada</translation>
    </message>
    <message>
        <source>Session open since {time}</source>
        <translation>Sesión abierta desde {time}</translation>
    </message>
    <message>
        <source>Disk almost full</source>
        <translation>Disco casi lleno</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>Last contact</source>
        <translation>Último contacto</translation>
    </message>
    <message>
        <source>This clock</source>
        <translation>Este reloj</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>Falta recibir</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Central</translation>
    </message>
    <message>
        <source>This computer has no keyring: the hub&apos;s password is in a file.</source>
        <translation>Esta computadora no tiene llavero: la contraseña de la central está en un archivo.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>Copy a report</source>
        <translation>Copiar un informe</translation>
    </message>
    <message>
        <source>Leave the hub</source>
        <translation>Salir de la central</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} registros</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Sales here</source>
        <translation>Ventas aquí</translation>
    </message>
    <message>
        <source>since {day}; older ones are at the hub</source>
        <translation>desde el {day}; las anteriores, en la central</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{name}: lock, or let somebody else sign in (Ctrl+L)</source>
        <translation>{name}: bloquear, o que ingrese otra persona (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Back: {state}</source>
        <translation>Volver: {state}</translation>
    </message>
    <message>
        <source>Mark a job: Space takes its next step, Enter opens it.</source>
        <translation>Marque una reparación: Espacio da su próximo paso, Enter la abre.</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>Add a step</source>
        <translation>Agregar un paso</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Guarda</translation>
    </message>
    <message>
        <source>Days after it is ready</source>
        <translation>Días desde que está listo</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>What the bill calls it</source>
        <translation>Cómo figura en la cuenta</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Qué se hace</translation>
    </message>
    <message>
        <source>Type a number of days, from 1 to 3650.</source>
        <translation>Escriba una cantidad de días, de 1 a 3650.</translation>
    </message>
    <message>
        <source>Type an amount, such as 1500.</source>
        <translation>Escriba un importe, como 1500.</translation>
    </message>
    <message>
        <source>Edit the step</source>
        <translation>Editar el paso</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Which part</source>
        <translation>Qué repuesto</translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation>Esperarlo</translation>
    </message>
    <message>
        <source>Cancel {number}?</source>
        <translation>¿Cancelar {number}?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>{customer} declines</source>
        <translation>{customer} no acepta</translation>
    </message>
    <message>
        <source>Why, if they said</source>
        <translation>Por qué, si lo dijo</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>{number}: saved. What was changed is to be quoted again.</source>
        <translation>{number}: guardado. Lo que cambió se debe presupuestar de nuevo.</translation>
    </message>
</context>
<context>
    <name>StockAdjustment</name>
    <message>
        <source>Came or went</source>
        <translation>Entró o salió</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>counted, damaged …</source>
        <translation>contado, dañado…</translation>
    </message>
    <message>
        <source>Pieces without a known number: {count}.</source>
        <translation>Piezas sin número conocido: {count}.</translation>
    </message>
    <message>
        <source>Known numbers without a piece: {count}.</source>
        <translation>Números conocidos sin pieza: {count}.</translation>
    </message>
    <message>
        <source>Where no unit moved, leave it empty: the count is wrong.</source>
        <translation>Si ninguna unidad se movió, déjelo vacío: lo que está mal es la cantidad.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
</context>
<context>
    <name>StockLevels</name>
    <message>
        <source>minimum {count}</source>
        <translation>mínimo {count}</translation>
    </message>
    <message>
        <source>{reserved} kept for repairs, {available} free</source>
        <translation>{reserved} reservados para reparaciones, {available} libres</translation>
    </message>
    <message>
        <source>cost {amount}</source>
        <translation>costo {amount}</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>Nothing came or went yet</source>
        <translation>Todavía no entró ni salió nada</translation>
    </message>
    <message>
        <source>Each sale and each correction will stand here.</source>
        <translation>Aquí quedará cada venta y cada corrección.</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Sale</source>
        <translation>Venta</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Cash desk</source>
        <translation>Caja</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Sucursal</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Lista de precios</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Promoción</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Impuesto</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>Terminales</translation>
    </message>
    <message>
        <source>This computer works alone</source>
        <translation>Esta computadora trabaja sola</translation>
    </message>
    <message>
        <source>One shop on several computers needs a hub: a PostgreSQL database that all of them reach. Each goes on selling when the network does not.</source>
        <translation>Una tienda en varias computadoras necesita una central: una base PostgreSQL a la que todas llegan. Cada una sigue vendiendo aunque la red se corte.</translation>
    </message>
    <message>
        <source>What is done here, the others have; what they do, is here.</source>
        <translation>Lo que se hace aquí lo tienen las demás; lo que hacen ellas está aquí.</translation>
    </message>
    <message>
        <source>What waits is safe on this computer and is being sent.</source>
        <translation>Lo pendiente está a salvo en esta computadora y se está enviando.</translation>
    </message>
    <message>
        <source>The hub does not answer. Selling goes on; what is done here is safe on this computer and is sent as soon as the hub is back.</source>
        <translation>La central no responde. Se puede seguir vendiendo; lo que se hace aquí está a salvo en esta computadora y se envía en cuanto la central vuelva.</translation>
    </message>
    <message>
        <source>as the hub&apos;s</source>
        <translation>igual que el de la central</translation>
    </message>
    <message>
        <source>{count} minutes behind the hub&apos;s</source>
        <translation>{count} minutos atrasado respecto de la central</translation>
    </message>
    <message>
        <source>{count} minutes ahead of the hub&apos;s</source>
        <translation>{count} minutos adelantado respecto de la central</translation>
    </message>
    <message>
        <source>{count} seconds behind the hub&apos;s</source>
        <translation>{count} segundos atrasado respecto de la central</translation>
    </message>
    <message>
        <source>{count} seconds ahead of the hub&apos;s</source>
        <translation>{count} segundos adelantado respecto de la central</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Sync needs attention</source>
        <translation>La sincronización requiere atención</translation>
    </message>
    <message>
        <source>{count} waiting since {time}</source>
        <translation>{count} pendientes desde las {time}</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Offline since {time}, {count} waiting</source>
        <translation>Sin conexión desde las {time}, {count} pendientes</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Sin conexión desde las {time}</translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation>Medio de pago</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>Cotización</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Vale</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Nothing waits here</source>
        <translation>Aquí no hay nada pendiente</translation>
    </message>
    <message>
        <source>Everything that was done on this computer has been sent.</source>
        <translation>Todo lo hecho en esta computadora ya se envió.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>El informe está en el portapapeles.</translation>
    </message>
    <message>
        <source>Leave the hub?</source>
        <translation>¿Salir de la central?</translation>
    </message>
    <message>
        <source>This computer goes on alone with everything that is here now. To come back it needs a new code and downloads the shop again.</source>
        <translation>Esta computadora sigue sola con todo lo que hay aquí ahora. Para volver necesita un código nuevo y descarga la tienda otra vez.</translation>
    </message>
    <message>
        <source>Leave the hub</source>
        <translation>Salir de la central</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation>Último registro</translation>
    </message>
    <message>
        <source>Waiting there</source>
        <translation>Pendientes allí</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>dada de baja</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>Hecho el</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Waiting on this computer</source>
        <translation>Pendiente en esta computadora</translation>
    </message>
    <message>
        <source>No other terminals yet</source>
        <translation>Todavía no hay otras terminales</translation>
    </message>
    <message>
        <source>Terminals of the shop</source>
        <translation>Terminales de la tienda</translation>
    </message>
    <message>
        <source>It is on the clipboard.</source>
        <translation>Está en el portapapeles.</translation>
    </message>
    <message>
        <source>Several computers, one shop</source>
        <translation>Varias computadoras, una tienda</translation>
    </message>
    <message>
        <source>Each further till and workbench PC is listed here with the time of its last entry.</source>
        <translation>Aquí figura cada caja y cada PC de taller que se suma, con la hora de su último registro.</translation>
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
    <name>TakingIn</name>
    <message>
        <source>The deposit was not taken: {why}</source>
        <translation>No se cobró la seña: {why}</translation>
    </message>
    <message>
        <source>take it on the repair&apos;s card.</source>
        <translation>cóbrela en la ficha de la reparación.</translation>
    </message>
</context>
<context>
    <name>TaxChoice</name>
    <message>
        <source>Usual ({name})</source>
        <translation>Habitual ({name})</translation>
    </message>
</context>
<context>
    <name>TaxDialog</name>
    <message>
        <source>Add tax</source>
        <translation>Agregar impuesto</translation>
    </message>
    <message>
        <source>Name on the receipt</source>
        <translation>Nombre en el recibo</translation>
    </message>
    <message>
        <source>The usual one for new products</source>
        <translation>El habitual para productos nuevos</translation>
    </message>
    <message>
        <source>Another component</source>
        <translation>Otro componente</translation>
    </message>
    <message>
        <source>Edit tax</source>
        <translation>Editar impuesto</translation>
    </message>
</context>
<context>
    <name>TaxesPage</name>
    <message>
        <source>No taxes yet</source>
        <translation>Todavía sin impuestos</translation>
    </message>
    <message>
        <source>Add the taxes that your prices carry.</source>
        <translation>Agregue los impuestos que llevan sus precios.</translation>
    </message>
    <message>
        <source>Add tax</source>
        <translation>Agregar impuesto</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Make it the usual one</source>
        <translation>Hacerlo el habitual</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Compuesto de</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>habitual</translation>
    </message>
    <message>
        <source>{amount} each</source>
        <translation>{amount} por unidad</translation>
    </message>
</context>
<context>
    <name>TechnicianChoice</name>
    <message>
        <source>Whoever is free</source>
        <translation>Quien esté libre</translation>
    </message>
</context>
<context>
    <name>TerminalPage</name>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>The usual printer of the system</source>
        <translation>La impresora habitual del sistema</translation>
    </message>
    <message>
        <source>Roll of 80 mm</source>
        <translation>Rollo de 80 mm</translation>
    </message>
    <message>
        <source>Roll of 58 mm</source>
        <translation>Rollo de 58 mm</translation>
    </message>
    <message>
        <source>A4 sheets</source>
        <translation>Hojas A4</translation>
    </message>
    <message>
        <source>Change your PIN</source>
        <translation>Cambiar su PIN</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Para usted</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Impresión</translation>
    </message>
    <message>
        <source>Name and place</source>
        <translation>Nombre y lugar</translation>
    </message>
    <message>
        <source>13 months</source>
        <translation>13 meses</translation>
    </message>
    <message>
        <source>2 years</source>
        <translation>2 años</translation>
    </message>
    <message>
        <source>5 years</source>
        <translation>5 años</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Old sales on this computer</source>
        <translation>Ventas antiguas en esta computadora</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>On the second screen</source>
        <translation>En la segunda pantalla</translation>
    </message>
    <message>
        <source>As a window</source>
        <translation>Como ventana</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Elegir una imagen</translation>
    </message>
    <message>
        <source>Picture for the customer&apos;s display</source>
        <translation>Imagen para la pantalla del cliente</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>The customer&apos;s display</source>
        <translation>La pantalla del cliente</translation>
    </message>
    <message>
        <source>62 × 29 mm</source>
        <translation>62 × 29 mm</translation>
    </message>
    <message>
        <source>50 × 25 mm</source>
        <translation>50 × 25 mm</translation>
    </message>
    <message>
        <source>40 × 30 mm</source>
        <translation>40 × 30 mm</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
</context>
<context>
    <name>TextsDialog</name>
    <message>
        <source>Use these words</source>
        <translation>Usar este texto</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Filled in by themselves: {fields}</source>
        <translation>Se completan solos: {fields}</translation>
    </message>
    <message>
        <source>Subject of the mail</source>
        <translation>Asunto del correo</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>TicketForm</name>
    <message>
        <source>Not yet</source>
        <translation>Aún no</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 días</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Una semana</translation>
    </message>
    <message>
        <source>2 weeks</source>
        <translation>2 semanas</translation>
    </message>
    <message>
        <source>Express</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>How the deposit is paid</source>
        <translation>Cómo se paga la seña</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>Prometido para</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Seña</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Se paga con</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Note for the shop</source>
        <translation>Nota para la tienda</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Sugerida</translation>
    </message>
    <message>
        <source>For this device; {amount} for the others</source>
        <translation>Por este equipo; {amount} por los otros</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Nothing happened yet</source>
        <translation>Todavía no pasó nada</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>never arrived: {answer}</source>
        <translation>no llegó: {answer}</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>espera para salir</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Vuelve</translation>
    </message>
    <message>
        <source>Subtotal, {count} items</source>
        <translation>Subtotal, {count} artículos</translation>
    </message>
    <message>
        <source>Promotions</source>
        <translation>Promociones</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Descuento</translation>
    </message>
    <message>
        <source>{tax} {rate} included</source>
        <translation>{tax} {rate} incluido</translation>
    </message>
    <message>
        <source>{tax} {rate}</source>
        <translation>{tax} {rate}</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Seña</translation>
    </message>
    <message>
        <source>Subtotal, 1 item</source>
        <translation>Subtotal, 1 artículo</translation>
    </message>
</context>
<context>
    <name>Unanswered</name>
    <message>
        <source>Every quote was answered</source>
        <translation>Todos los presupuestos tienen respuesta</translation>
    </message>
    <message>
        <source>Quotes of repairs that wait for their customer stand here. After how many days they are asked: Settings, Quotes and returns.</source>
        <translation>Aquí están los presupuestos de reparaciones que esperan al cliente. A los cuántos días se pregunta: Ajustes, Presupuestos y devoluciones.</translation>
    </message>
    <message>
        <source>Quotes not answered</source>
        <translation>Presupuestos sin respuesta</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Espera hace</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>Recordado</translation>
    </message>
    <message>
        <source>Next reminder</source>
        <translation>Próximo recordatorio</translation>
    </message>
    <message>
        <source>once</source>
        <translation>una vez</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} veces</translation>
    </message>
</context>
<context>
    <name>UnansweredPage</name>
    <message>
        <source>Remind them</source>
        <translation>Recordar</translation>
    </message>
    <message>
        <source>Repairs that wait for a yes or a no. Each reminder is kept.</source>
        <translation>Reparaciones que esperan un sí o un no. Cada recordatorio queda registrado.</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>UnitRows</name>
    <message>
        <source>Take {serial} off</source>
        <translation>Quitar {serial}</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>Add numbers</source>
        <translation>Agregar números</translation>
    </message>
    <message>
        <source>No unit is known yet</source>
        <translation>Todavía no se conoce ninguna unidad</translation>
    </message>
    <message>
        <source>Add the numbers of what is on the shelf, by scan.</source>
        <translation>Agregue por escáner los números de lo que hay en el estante.</translation>
    </message>
    <message>
        <source>Mark a unit to see its life</source>
        <translation>Marcar una unidad para ver su historia</translation>
    </message>
    <message>
        <source>{known} of {count} on the shelf known by their number</source>
        <translation>{known} de {count} en el estante con número conocido</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
</context>
<context>
    <name>UnknownCode</name>
    <message>
        <source>Sell it once as a free line</source>
        <translation>Venderlo una vez como línea libre</translation>
    </message>
    <message>
        <source>Add it as a product</source>
        <translation>Agregarlo como producto</translation>
    </message>
    <message>
        <source>“{code}” is not in the catalogue.</source>
        <translation>«{code}» no está en el catálogo.</translation>
    </message>
</context>
<context>
    <name>UnreceiptedSheet</name>
    <message>
        <source>Product: scan it, or type a few letters</source>
        <translation>Producto: escanearlo o escribir unas letras</translation>
    </message>
    <message>
        <source>Which product comes back?</source>
        <translation>¿Qué producto se devuelve?</translation>
    </message>
    <message>
        <source>Find it above.</source>
        <translation>Búsquelo arriba.</translation>
    </message>
    <message>
        <source>Back for one piece</source>
        <translation>Se devuelve por unidad</translation>
    </message>
    <message>
        <source>Serial numbers</source>
        <translation>Números de serie</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Take the goods</source>
        <translation>Recibir la mercadería</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>No product has this code.</source>
        <translation>Ningún producto tiene este código.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Today&apos;s price</source>
        <translation>Precio de hoy</translation>
    </message>
    <message>
        <source>Goods without a receipt</source>
        <translation>Mercadería sin recibo</translation>
    </message>
    <message>
        <source>You may allow this yourself; it is recorded with your name.</source>
        <translation>Usted puede autorizarlo; queda registrado con su nombre.</translation>
    </message>
    <message>
        <source>Somebody else allows it by their PIN when the money goes back.</source>
        <translation>Otra persona lo autoriza con su PIN al devolver el dinero.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Adónde va</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>Verify the count of {number}</source>
        <translation>Verificar el conteo de {number}</translation>
    </message>
    <message>
        <source>Both counts are kept; the closing stays as it is.</source>
        <translation>Se guardan ambos conteos; el cierre queda como está.</translation>
    </message>
    <message>
        <source>Sign with a PIN</source>
        <translation>Firmar con PIN</translation>
    </message>
</context>
<context>
    <name>VerifierSheet</name>
    <message>
        <source>Who verifies the count</source>
        <translation>Quién verifica el conteo</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>Void {number}?</source>
        <translation>¿Anular {number}?</translation>
    </message>
    <message>
        <source>The goods go back to stock and {amount} goes back as it was paid.</source>
        <translation>La mercadería vuelve al stock y se devuelven {amount} como se pagó.</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>VoucherNotice</name>
    <message>
        <source>Pay with it</source>
        <translation>Pagar con él</translation>
    </message>
    <message>
        <source>Put money on it</source>
        <translation>Cargarle saldo</translation>
    </message>
    <message>
        <source>Pay with them</source>
        <translation>Pagar con ellos</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Scan the card; empty: a new number</source>
        <translation>Escanear la tarjeta; vacío: número nuevo</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>How much comes onto it</source>
        <translation>Importe que se carga</translation>
    </message>
    <message>
        <source>Add to the sale</source>
        <translation>Agregar a la venta</translation>
    </message>
    <message>
        <source>It prints on the receipt.</source>
        <translation>Sale impreso en el recibo.</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>A card that nobody knows yet.</source>
        <translation>Una tarjeta que todavía no está registrada.</translation>
    </message>
    <message>
        <source>Gift card or voucher</source>
        <translation>Vale o tarjeta de regalo</translation>
    </message>
</context>
<context>
    <name>VoucherView</name>
    <message>
        <source>Slip</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>No voucher is marked</source>
        <translation>Ningún vale marcado</translation>
    </message>
    <message>
        <source>{amount} came onto it in all</source>
        <translation>{amount} cargados en total</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Saldo</translation>
    </message>
</context>
<context>
    <name>Vouchers</name>
    <message>
        <source>Voucher {number}</source>
        <translation>Vale {number}</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vales</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Tarjeta de regalo</translation>
    </message>
    <message>
        <source>Store credit</source>
        <translation>Vale de compra</translation>
    </message>
    <message>
        <source>Given by the shop</source>
        <translation>Regalado por la tienda</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Vale</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Con saldo</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Gastado</translation>
    </message>
    <message>
        <source>Overspent</source>
        <translation>Gastado de más</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Venta</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Paid back onto it</source>
        <translation>Reintegro</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrección</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>sin vencimiento</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>hasta el {day}</translation>
    </message>
    <message>
        <source>expired on {day}</source>
        <translation>venció el {day}</translation>
    </message>
    <message>
        <source>{amount} left on it</source>
        <translation>Le quedan {amount}</translation>
    </message>
</context>
<context>
    <name>VouchersScreen</name>
    <message>
        <source>Number of the voucher or sale</source>
        <translation>Número del vale o de la venta</translation>
    </message>
    <message>
        <source>Give away</source>
        <translation>Regalar un vale</translation>
    </message>
    <message>
        <source>No vouchers here</source>
        <translation>No hay vales</translation>
    </message>
    <message>
        <source>Gift cards are sold at the checkout (F5); store credit is made where goods come back.</source>
        <translation>Las tarjetas de regalo se venden en la caja (F5); los vales de compra nacen de una devolución.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Correct the voucher</source>
        <translation>Corregir el vale</translation>
    </message>
    <message>
        <source>Give a voucher away</source>
        <translation>Regalar un vale</translation>
    </message>
    <message>
        <source>The shop owes {total} on {count} vouchers</source>
        <translation>La tienda debe {total} en {count} vales</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>To be spent</source>
        <translation>Para gastar</translation>
    </message>
    <message>
        <source>issued {day}</source>
        <translation>emitido el {day}</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>The shop owes {total} on 1 voucher</source>
        <translation>La tienda debe {total} en 1 vale</translation>
    </message>
</context>
<context>
    <name>WaitingVouchers</name>
    <message>
        <source>Then: {numbers}</source>
        <translation>Después: {numbers}</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>Wants to be reached by</source>
        <translation>Prefiere que lo contacten por</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Prints in</source>
        <translation>Se imprime en</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>school, wholesale …</source>
        <translation>escuela, mayorista …</translation>
    </message>
</context>
<context>
    <name>WorkKindDialog</name>
    <message>
        <source>Add a kind of work</source>
        <translation>Agregar un tipo de trabajo</translation>
    </message>
    <message>
        <source>Repairs that were taken in keep the term that they have.</source>
        <translation>Las órdenes ya recibidas conservan el plazo que tienen.</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Days under warranty</source>
        <translation>Días de garantía</translation>
    </message>
    <message>
        <source>From the day on which it is fetched; 0 is none.</source>
        <translation>Desde el día en que se retira; 0 es sin garantía.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Hace falta.</translation>
    </message>
    <message>
        <source>Type a number of days, from 0 to 3650.</source>
        <translation>Indique los días, de 0 a 3650.</translation>
    </message>
    <message>
        <source>Edit the kind of work</source>
        <translation>Editar el tipo de trabajo</translation>
    </message>
</context>
<context>
    <name>WorkKindsPage</name>
    <message>
        <source>No kind of work has a term of its own</source>
        <translation>Ningún tipo de trabajo tiene un plazo propio</translation>
    </message>
    <message>
        <source>Add what you repair, such as screens or boards, and how long each is under warranty. A job is given its kind from its menu.</source>
        <translation>Agregue lo que se repara, como pantallas o placas, y cuánto dura la garantía de cada uno. A la orden se le asigna su tipo desde su menú.</translation>
    </message>
    <message>
        <source>Add a kind of work</source>
        <translation>Agregar un tipo de trabajo</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>Tipo de trabajo</translation>
    </message>
    <message>
        <source>Days under warranty</source>
        <translation>Días de garantía</translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message>
        <source>Open the job</source>
        <translation>Abrir la orden</translation>
    </message>
</context>
<context>
    <name>WorkshopDialog</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>No longer offered</source>
        <translation>Ya no se ofrece</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Falta este dato.</translation>
    </message>
    <message>
        <source>Edit the workshop</source>
        <translation>Editar el taller</translation>
    </message>
</context>
<context>
    <name>WorkshopPage</name>
    <message>
        <source>Type it like 9-18, or 9-13, 16-20. Empty is closed.</source>
        <translation>Escríbalo así: 9-18, o 9-13, 16-20. Vacío es cerrado.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>Somebody else writes the result</source>
        <translation>Otra persona escribe el resultado</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Put it away</source>
        <translation>Apartarlo</translation>
    </message>
</context>
<context>
    <name>_Signature</name>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
</context>
</TS>
