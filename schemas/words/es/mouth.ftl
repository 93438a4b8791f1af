# El odontograma. Se dirige a profesionales. Las letras acompañan a los colores y son distintas entre sí.

mouth-chart = Odontograma, visto de frente al paciente. Las flechas mueven, Entrar elige un diente y las letras M O D B F L I eligen sus superficies; X ausente, U sin erupcionar, R restaurado, S sellado, C con caries, P de leche o permanente.
mouth-right = Derecha del paciente
mouth-left = Izquierda del paciente
mouth-help = Elija un diente y después sus superficies.
mouth-not-on-chart = { $tooth } está elegido y no está en esta carta
mouth-earlier = antes, { $day }: { $what }
mouth-surfaces = Superficies de: { $tooth }
mouth-tooth = Diente { $designation }, { $name } { $quadrant }
mouth-tooth-primary = Diente { $designation }, { $name } temporal { $quadrant }

mouth-quadrant-upper-right = superior derecho
mouth-quadrant-upper-left = superior izquierdo
mouth-quadrant-lower-left = inferior izquierdo
mouth-quadrant-lower-right = inferior derecho

mouth-name-central-incisor = incisivo central
mouth-name-lateral-incisor = incisivo lateral
mouth-name-canine = canino
mouth-name-first-premolar = primer premolar
mouth-name-second-premolar = segundo premolar
mouth-name-first-molar = primer molar
mouth-name-second-molar = segundo molar
mouth-name-third-molar = tercer molar

mouth-surface-M = mesial
mouth-surface-O = oclusal
mouth-surface-D = distal
mouth-surface-B = bucal (mejilla)
mouth-surface-F = vestibular (labio)
mouth-surface-L = lingual (lengua)
mouth-surface-I = incisal (borde)

mouth-observation-caries = caries
mouth-observation-fracture = fractura
mouth-observation-abscess = absceso
mouth-observation-swelling = hinchazón
mouth-observation-gingivitis = gingivitis
mouth-observation-calculus = sarro
mouth-observation-restoration-defect = defecto de una restauración
mouth-observation-erosion = erosión
mouth-observation-lesion = lesión
mouth-observation-missing = ausente
mouth-observation-eruption = erupción
mouth-observation-malocclusion = maloclusión
mouth-observation-healing = cicatrización
mouth-observation-other = otro
mouth-observation-present = presente
mouth-observation-unerupted = sin erupcionar
mouth-observation-restored = restaurado
mouth-observation-sealed = sellado

mouth-letter-caries = C
mouth-letter-fracture = F
mouth-letter-abscess = A
mouth-letter-swelling = H
mouth-letter-gingivitis = G
mouth-letter-calculus = S
mouth-letter-restoration-defect = R
mouth-letter-erosion = E
mouth-letter-lesion = L
mouth-letter-missing = X
mouth-letter-eruption = U
mouth-letter-malocclusion = M
mouth-letter-healing = Z
mouth-letter-other = O
mouth-letter-present = p
mouth-letter-unerupted = u
mouth-letter-restored = r
mouth-letter-sealed = s
