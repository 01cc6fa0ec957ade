field-not-ticked = Tick this box to go on.
field-neither-ticked-nor-not = A box is ticked by "yes" and left empty otherwise.
