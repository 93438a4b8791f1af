# Palabras con las que empieza una recomendación, para la familia y en su idioma: el dentista las lee y las cambia antes de que se firme nada.
# Son de esta casa y ninguna fuente las confirma: cada consultorio las lee antes de confiar en ellas. Ninguna niega la caries (FACTS 10).

starting-text-emergency = Esto necesita atención de emergencia ahora. Llame al 911 o vaya a la sala de emergencias más cercana. No espere otra respuesta nuestra.
starting-text-urgent = Vea a un dentista en persona en menos de 24 horas. Llámenos ahora y le ayudamos a encontrar una hora.
starting-text-soon = Pida una cita con un dentista en las próximas dos semanas, para que esto se revise en persona.
starting-text-routine = Esto puede esperar hasta la próxima visita regular. Muéstreselo entonces al dentista.
starting-text-no_problem_visible = No se ve nada anormal en estas imágenes. Un examen con radiografías puede encontrar más, así que no deje las visitas regulares.

starting-net-emergency = Si cuesta más respirar o tragar, si la hinchazón se extiende o si el sangrado no para: dígalo de inmediato al 911 o en la sala de emergencias.
starting-net-urgent = Si hay fiebre, si la hinchazón se extiende hacia el ojo o el cuello, si cuesta tragar o abrir la boca, o si el sangrado no para: no espere la cita, vaya a una sala de emergencias. Si cuesta respirar: llame al 911.
starting-net-soon = Si el dolor o la hinchazón empeoran, o si hay fiebre: llámenos el mismo día. Si la hinchazón se extiende rápido, o si cuesta respirar o tragar: llame al 911 o vaya a una sala de emergencias.
starting-net-routine = Si empieza a doler, se hincha o empeora, o si hay fiebre: no espere la visita, llámenos. Si cuesta respirar o tragar: llame al 911.
starting-net-no_problem_visible = Si hay dolor, hinchazón, sangrado, fiebre o una llaga que no sana: llámenos, aunque no se haya visto nada en estas imágenes. Si cuesta respirar o tragar: llame al 911.
