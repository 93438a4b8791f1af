"""The ground: the words, records and rules of the field. Knows no clock, disk, socket or chance."""
