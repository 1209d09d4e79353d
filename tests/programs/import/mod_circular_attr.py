import mod_circular_attr_user

value = 5
