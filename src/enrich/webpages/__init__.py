"""What web pages tell, whoever asked for them: of themselves, of the paper they are about, and that they are walls."""
