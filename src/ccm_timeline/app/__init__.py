"""The command line and the start of the program; wires everything."""
