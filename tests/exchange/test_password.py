"""What DNA compares a password with: Jasypt's StrongPasswordEncryptor."""

import base64

from onrecord.exchange.password import SALT, encrypted


def test_the_password_of_the_sample_project_of_dna_is_the_one_that_its_manual_names():
    kept = "t7STqOHxpl+RXxRUgjsEno+e/38banaYjANbdYQ1geGfH6Xlc2roWgYrPbpCeg5M"
    salt = base64.b64decode(kept)[:SALT]
    assert encrypted("sample", salt) == kept
    assert encrypted("other", salt) != kept
