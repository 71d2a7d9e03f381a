"""What DynamoDB promises and moto leaves out, without which tests of races and lost answers would test moto.

- A write is atomic. moto reads, changes and writes back on as many threads as there are requests, and a transaction that fails puts back whole tables as
  they were when it began, with what others wrote meanwhile. Here one request is served at a time.
- A ClientRequestToken that has succeeded within ten minutes succeeds again and does nothing, and is refused with other content.
  https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
- An item holds 400 KB, which is 409,600 bytes; moto stops at 405,000.
"""

import functools
import json
import threading
import time

import moto_costs
from moto.core.exceptions import JsonRESTError
from moto.core.responses import ActionResult
from moto.dynamodb.exceptions import ItemSizeTooLarge
from moto.dynamodb.models.dynamo_type import DynamoType, LimitedSizeDict
from moto.dynamodb.responses import DynamoHandler

TOKEN_LIFETIME = 600
ITEM_SIZE = 400 * 1024

one_at_a_time = threading.RLock()
tokens = {}


class IdempotentParameterMismatch(JsonRESTError):
    def __init__(self):
        super().__init__("com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException", "The token was used with other content.")


def serialized(operation):
    @functools.wraps(operation)
    def run(handler):
        with one_at_a_time:
            return operation(handler)

    return run


def once(operation):
    @functools.wraps(operation)
    def run(handler):
        token = handler.body.get("ClientRequestToken")
        content = json.dumps(handler.body["TransactItems"], sort_keys=True)
        if token in tokens and tokens[token][0] > time.monotonic():
            if tokens[token][1] != content:
                raise IdempotentParameterMismatch()
            return ActionResult({"ConsumedCapacity": [], "ItemCollectionMetrics": {}})
        answer = operation(handler)
        if token:
            tokens[token] = (time.monotonic() + TOKEN_LIFETIME, content)
        return answer

    return run


def size_of(part):
    return part.size() if isinstance(part, DynamoType) else len(str(part).encode())


def set_attribute(item, name, value):
    if sum(size_of(key) + size_of(item[key]) for key in item if key != name) + size_of(name) + size_of(value) > ITEM_SIZE:
        raise ItemSizeTooLarge
    dict.__setitem__(item, name, value)


def keep_promises():
    LimitedSizeDict.__setitem__ = set_attribute
    moto_costs.meter(DynamoHandler)
    DynamoHandler.transact_write_items = once(DynamoHandler.transact_write_items)
    for name in (
        "put_item", "update_item", "delete_item", "batch_write_item", "transact_write_items",
        "get_item", "batch_get_item", "transact_get_items", "query", "create_table", "delete_table",
    ):
        setattr(DynamoHandler, name, serialized(getattr(DynamoHandler, name)))
