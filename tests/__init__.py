"""The tests; the folders mirror those of src/ccm_timeline."""
