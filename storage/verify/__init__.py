"""`mesial verify`: walk every chain, sealed record, patient, link and stored object, as the auditor, and name the first broken one.

Nothing is believed that can be computed: payloads are opened and digested again, chains are linked again, objects are fetched and
opened, and plain columns are compared with the ciphertext beside them. What only a superuser could do, taking away from the end, is
found by the anchors in the object store. Finding nothing to verify is a failure too. What is compared with what: decision 0009.
"""
