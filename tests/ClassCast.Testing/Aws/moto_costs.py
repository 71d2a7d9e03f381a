"""What DynamoDB would charge for what was asked of this server, by its published rules.

With CLASSCAST_TEST_DYNAMODB_COSTS=FILE in the environment of the tests the server appends a line of JSON for every request:
operation, table, read and write request units. Afterwards

    python3 tests/ClassCast.Testing/Aws/moto_costs.py FILE

prints them by operation and table, with their price. To count one action, empty the file before it.

Rules (https://aws.amazon.com/dynamodb/pricing/on-demand/): a consistent read is a unit per 4 KB, any other half of it; a write is a unit per KB of the larger
of the item before and after; in a transaction both cost double. An index is written with every change of an item in it, and twice when the item's key
in it changes. A refused condition costs as the write would.
"""

import collections
import functools
import json
import math
import os
import sys

VARIABLE = "CLASSCAST_TEST_DYNAMODB_COSTS"

# US East (N. Virginia), table class Standard, on demand, as listed since 2024-11-01; dollars per million units
READ_PRICE = 0.125
WRITE_PRICE = 0.625


def size_of(value):
    ((kind, content),) = value.items()
    if kind == "S":
        return len(content.encode())
    if kind == "N":
        return (len(content.strip("-0.")) + 1) // 2 + 1
    if kind == "M":
        return 3 + sum(len(name.encode()) + size_of(member) + 1 for name, member in content.items())
    if kind == "L":
        return 3 + sum(size_of(element) + 1 for element in content)
    return 1


def item_size(item):
    return sum(len(name.encode()) + size_of(value) for name, value in item.items())


def write_units(*items):
    return max([1] + [math.ceil(item_size(item) / 1024) for item in items if item])


def read_units(size, consistent):
    return max(1, math.ceil(size / 4096)) * (1 if consistent else 0.5)


def index_units(table, before, after):
    units = 0
    for index in table.global_indexes:
        names = [key["AttributeName"] for key in index.schema]
        old, new = ([item[name] for name in names] if item and all(name in item for name in names) else None for item in (before, after))
        if old and new and old == new:
            units += write_units(before, after)
        else:
            units += (write_units(before) if old else 0) + (write_units(after) if new else 0)
    return units


class Meter:
    def __init__(self, path):
        self.path = path

    def note(self, operation, table, read=0, write=0):
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps({"operation": operation, "table": table, "read": read, "write": write}) + "\n")

    def stored(self, handler, table, key):
        found = handler.dynamodb_backend.get_item(table, key)
        return found.to_json()["Attributes"] if found else None

    def key(self, handler, name, action):
        table = handler.dynamodb_backend.get_table(name)
        attributes = action.get("Key") or action["Item"]
        return table, {attribute: attributes[attribute] for attribute in (table.hash_key_attr, table.range_key_attr) if attribute}

    def writing(self, operation, actions, factor=1):
        """actions: of the handler, each with TableName and Key or Item."""

        def wrap(run):
            @functools.wraps(run)
            def metered(handler):
                touched = []
                for action in actions(handler.body):
                    table, key = self.key(handler, action["TableName"], action)
                    touched.append((action["TableName"], table, key, self.stored(handler, action["TableName"], key)))
                done = False
                try:
                    answer = run(handler)
                    done = True
                    return answer
                finally:
                    for name, table, key, before in touched:
                        after = self.stored(handler, name, key) if done else before
                        changed = index_units(table, before, after) if before != after else 0
                        self.note(operation, name, write=factor * write_units(before, after) + changed)

            return metered

        return wrap

    def get_item(self, run):
        @functools.wraps(run)
        def metered(handler):
            answer = run(handler)
            item = answer.result.get("Item")
            self.note("GetItem", handler.body["TableName"], read=read_units(item_size(item) if item else 0, handler.body.get("ConsistentRead")))
            return answer

        return metered

    def batch_get_item(self, run):
        @functools.wraps(run)
        def metered(handler):
            answer = run(handler)
            for name, request in handler.body["RequestItems"].items():
                items = answer.result["Responses"].get(name, [])
                consistent = request.get("ConsistentRead")
                missing = len(request["Keys"]) - len(items)
                self.note("BatchGetItem", name, read=sum(read_units(item_size(item), consistent) for item in items) + missing * read_units(0, consistent))
            return answer

        return metered

    def query(self, run):
        @functools.wraps(run)
        def metered(handler):
            answer = run(handler)
            size = sum(item_size(item) for item in answer.result.get("Items", []))
            index = handler.body.get("IndexName")
            name = handler.body["TableName"] + (f" {index}" if index else "")
            self.note("Query", name, read=read_units(size, handler.body.get("ConsistentRead")))
            return answer

        return metered


def meter(handler_class):
    path = os.environ.get(VARIABLE)
    if not path:
        return
    one = Meter(path)
    batch = lambda body: [
        {"TableName": name, **next(iter(request.values()))} for name, requests in body["RequestItems"].items() for request in requests
    ]
    wrappers = {
        "put_item": one.writing("PutItem", lambda body: [body]),
        "update_item": one.writing("UpdateItem", lambda body: [body]),
        "delete_item": one.writing("DeleteItem", lambda body: [body]),
        "batch_write_item": one.writing("BatchWriteItem", batch),
        "transact_write_items": one.writing(
            "TransactWriteItems", lambda body: [next(iter(item.values())) for item in body["TransactItems"]], factor=2
        ),
        "get_item": one.get_item,
        "batch_get_item": one.batch_get_item,
        "query": one.query,
    }
    for name, wrap in wrappers.items():
        setattr(handler_class, name, wrap(getattr(handler_class, name)))


def report(lines):
    rows = collections.defaultdict(lambda: [0, 0, 0])
    for line in map(json.loads, lines):
        row = rows[(line["operation"], line["table"])]
        row[0] += 1
        row[1] += line["read"]
        row[2] += line["write"]
    print("| operation | table | items or pages | read units | write units |\n|---|---|--:|--:|--:|")
    for (operation, table), (count, read, write) in sorted(rows.items()):
        print(f"| {operation} | {table} | {count} | {read:g} | {write:g} |")
    read, write = (sum(row[i] for row in rows.values()) for i in (1, 2))
    dollars = (read * READ_PRICE + write * WRITE_PRICE) / 1e6
    print(f"| all | | {sum(row[0] for row in rows.values())} | {read:g} | {write:g} |\n\n{dollars * 1000:.4f} dollars for a thousand of it")


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        report(file.readlines())
