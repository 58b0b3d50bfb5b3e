"""Runs Splink, by its own recommended settings for names, birth dates and postcodes, and Kith on
one file in one run, and prints how they compare: from the file to scored pairs, Splink's in its
database and Kith's in a file with the reasons.

Usage: beside_splink.py COUNTY.csv TRUTH.csv KITH_LINK    (in an environment that has splink)
"""
import csv
import resource
import subprocess
import sys
import time


def splink_pairs(path):
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    rules = [block_on("first_name", "surname"), block_on("surname", "dob"),
             block_on("first_name", "dob"), block_on("postcode", "first_name"),
             block_on("postcode", "surname"), block_on("dob", "postcode")]
    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="unique_id",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[cl.ForenameSurnameComparison("first_name", "surname"),
                     cl.DateOfBirthComparison("dob", input_is_string=True),
                     cl.PostcodeComparison("postcode")])
    linker = Linker(DuckDBAPI().register_from_csv(path), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname", "dob")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob"))
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("first_name", "surname"))
    found = linker.inference.predict(threshold_match_probability=0.5)
    return lambda: ((str(record.unique_id_l), str(record.unique_id_r), record.match_probability)
                    for record in found.as_pandas_dataframe().itertuples())


def kith_pairs(program, path):
    subprocess.run([program, "dedupe", path, "--pairs", "kith_pairs.csv", "--quiet"], check=True)

    def pairs():
        with open("kith_pairs.csv") as file:
            for record in csv.DictReader(file):
                yield record["left_id"], record["right_id"], float(record["probability"])
    return pairs


def processor_seconds():
    return sum(sum(resource.getrusage(who)[:2])
               for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def main():
    path, truth_path, program = sys.argv[1:]
    with open(truth_path) as file:
        person = {record["unique_id"]: record["cluster"] for record in csv.DictReader(file)}
    sizes = {}
    for who in person.values():
        sizes[who] = sizes.get(who, 0) + 1
    true_pairs = sum(size * (size - 1) // 2 for size in sizes.values())
    seconds = {}
    for name, pairs in (("kith", lambda: kith_pairs(program, path)),
                        ("splink", lambda: splink_pairs(path))):
        start, worked = time.monotonic(), processor_seconds()
        scored = pairs()
        seconds[name] = time.monotonic() - start
        work = processor_seconds() - worked
        found = list(scored())
        for threshold in (0.5, 0.9, 0.95, 0.99):
            given = [pair for pair in found if pair[2] >= threshold]
            right = sum(person[one] == person[other] for one, other, _ in given)
            f1 = 2 * right / max(1, len(given) + true_pairs)
            print(f"{name} p>={threshold}: {len(given)} pairs, {right} right, F1 {f1:.4f}")
        print(f"{name}: {seconds[name]:.1f} s, {work:.1f} s of work")
    print(f"Splink takes {seconds['splink'] / seconds['kith']:.1f} times as long")


if __name__ == "__main__":
    main()
