from onrecord.store import codebook


def test_a_dossier_from_nothing(run, tmp_path):
    path = tmp_path / "my ferry"
    told = run("init", str(path)).stdout
    assert f"made {path}/codebook.yaml" in told
    assert f"onrecord --data '{path}' codebook suggest" in told
    assert "nothing was changed" in run("init", str(path)).stdout
    assert "no article that can be read" in run("parse", data=path, code=1).stderr
    (path / "articles" / "a.txt").write_text("A ferry\n\nAnna Berg said the toll is wrong.\n", encoding="utf-8")
    (path / "codebook.yaml").write_text(run("codebook", "suggest", data=path).stdout, encoding="utf-8")
    assert codebook.load(path / "codebook.yaml")[0].actors[0].name == "Anna Berg"
    assert run("check", data=path).stdout == "No problems.\n"
    assert "1 article read, 0 claims found." in run("parse", data=path).stdout


def test_init_where_a_file_is(run, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("mine", encoding="utf-8")
    assert "cannot be made" in run("init", str(file), code=1).stderr
    assert file.read_text(encoding="utf-8") == "mine"
