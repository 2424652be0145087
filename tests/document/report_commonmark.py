"""How much of CommonMark is read as it says: `python -m tests.document.report_commonmark`."""

from collections import Counter

from repurpose.document.to_html import to_html
from tests.document.commonmark import examples, misses


def main() -> None:
    missed = list(misses(to_html))
    total, wrong = Counter(one["section"] for one in examples()), Counter(one["section"] for one in missed)
    for section, count in total.items():
        print(f"{section:<45} {count - wrong[section]:>3} of {count:>3}")
    print(f"{'all':<45} {total.total() - wrong.total():>3} of {total.total():>3}")
    print("missed:", *(one["example"] for one in missed))


if __name__ == "__main__":
    main()
