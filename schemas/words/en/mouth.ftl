# The tooth chart. Said to professionals: the field's words. Letters stand beside colours on the chart, and differ from each other.

mouth-chart = Tooth chart, as you face the patient. Arrow keys move, Enter chooses a tooth, the letters M O D B F L I choose its surfaces; X missing, U not erupted, R restored, S sealed, C decayed, P primary or permanent.
mouth-right = Patient's right
mouth-left = Patient's left
mouth-help = Choose a tooth, then its surfaces.
mouth-not-on-chart = { $tooth } is chosen, and is not on this chart
mouth-earlier = earlier, { $day }: { $what }
mouth-surfaces = Surfaces of: { $tooth }
mouth-tooth = Tooth { $designation }, { $quadrant } { $name }
mouth-tooth-primary = Tooth { $designation }, { $quadrant } primary { $name }

mouth-quadrant-upper-right = upper right
mouth-quadrant-upper-left = upper left
mouth-quadrant-lower-left = lower left
mouth-quadrant-lower-right = lower right

mouth-name-central-incisor = central incisor
mouth-name-lateral-incisor = lateral incisor
mouth-name-canine = canine
mouth-name-first-premolar = first premolar
mouth-name-second-premolar = second premolar
mouth-name-first-molar = first molar
mouth-name-second-molar = second molar
mouth-name-third-molar = third molar

mouth-surface-M = mesial
mouth-surface-O = occlusal
mouth-surface-D = distal
mouth-surface-B = buccal (cheek)
mouth-surface-F = facial (lip)
mouth-surface-L = lingual (tongue)
mouth-surface-I = incisal (edge)

mouth-observation-caries = caries
mouth-observation-fracture = fracture
mouth-observation-abscess = abscess
mouth-observation-swelling = swelling
mouth-observation-gingivitis = gingivitis
mouth-observation-calculus = calculus
mouth-observation-restoration-defect = restoration defect
mouth-observation-erosion = erosion
mouth-observation-lesion = lesion
mouth-observation-missing = missing
mouth-observation-eruption = eruption
mouth-observation-malocclusion = malocclusion
mouth-observation-healing = healing
mouth-observation-other = other
mouth-observation-present = present
mouth-observation-unerupted = not erupted
mouth-observation-restored = restored
mouth-observation-sealed = sealed

mouth-letter-caries = C
mouth-letter-fracture = F
mouth-letter-abscess = A
mouth-letter-swelling = S
mouth-letter-gingivitis = G
mouth-letter-calculus = K
mouth-letter-restoration-defect = R
mouth-letter-erosion = E
mouth-letter-lesion = L
mouth-letter-missing = X
mouth-letter-eruption = U
mouth-letter-malocclusion = M
mouth-letter-healing = H
mouth-letter-other = O
mouth-letter-present = p
mouth-letter-unerupted = u
mouth-letter-restored = r
mouth-letter-sealed = s
