import mod_circular_attr

seen = mod_circular_attr.value
