"""moto_server, with the CloudFormation resource types of infra/*.template that moto 5 leaves out or makes only in part.

As CloudFormation itself does, each bridge below turns a resource's properties into calls of the service's own API; here those go back to this very
server. No service is implemented here; what moto_dynamodb.py corrects is said there. What moto does not do at all (roles of an identity pool) is accepted and remembered nowhere.

Usage: python3 moto_extension.py -H HOST -p PORT     (the options of moto_server; the python is the one that has moto)
"""

import json
import os
import sys

import boto3
import moto_dynamodb
from botocore.config import Config
from moto import server
from moto.cloudformation import models, parsing, responses, utils
from moto.dynamodb import models as dynamodb_models
from moto.iam import models as iam_models
from moto.moto_api._internal import urls as moto_api_urls
from moto.s3 import models as s3_models
from moto.ses import models as ses_models
from moto.sns import models as sns_models
from moto.sqs import models as sqs_models

BRIDGED = {}


def endpoint():
    return f"http://127.0.0.1:{os.environ['MOTO_PORT']}"


def client(service, region):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=endpoint(),
        aws_access_key_id="moto",
        aws_secret_access_key="moto",
        config=Config(proxies={}, s3={"addressing_style": "path"}),
    )


def without(properties, *names):
    return {key: value for key, value in properties.items() if key not in names}


def json_text(document):
    return json.dumps(document, default=str)


class Bridge:
    """A resource that exists in its service only. Subclasses say how it is made, changed and removed."""

    name_property = ""

    def __init__(self, name, region):
        self.name = name
        self.region = region
        self.attributes = {}

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        resource = cls(resource_name, region_name)
        resource.create(cloudformation_json["Properties"])
        return resource

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        original_resource.update(cloudformation_json["Properties"])
        return original_resource

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def is_created(self):
        return True

    @property
    def physical_resource_id(self):
        return self.name

    def get_cfn_attribute(self, attribute_name):
        return self.attributes[attribute_name]

    def delete(self, account_id, region_name):
        """Most of them end with what they belong to."""


def bridges(resource_type, name_property=""):
    def register(cls):
        cls.name_property = name_property
        BRIDGED[resource_type] = cls
        return cls

    return register


# Types that moto has: its own resource is made, and what it leaves out is added.


class Extended:
    own = None

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        resource = cls.own.create_from_cloudformation_json(resource_name, cloudformation_json, account_id, region_name, **kwargs)
        cls.configure(resource, cloudformation_json["Properties"], region_name)
        return resource

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        properties = cloudformation_json["Properties"]
        cls.change(original_resource, properties, region_name)
        cls.configure(original_resource, properties, region_name)
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        cls.own.delete_from_cloudformation_json(resource_name, cloudformation_json, account_id, region_name)

    @classmethod
    def has_cfn_attr(cls, attr):
        return cls.own.has_cfn_attr(attr)

    @classmethod
    def change(cls, resource, properties, region):
        """What an update changes, beyond what is configured at every turn."""


@bridges("AWS::DynamoDB::Table", "TableName")
class Table(Extended):
    own = dynamodb_models.Table

    @classmethod
    def configure(cls, resource, properties, region):
        dynamodb = client("dynamodb", region)
        if ttl := properties.get("TimeToLiveSpecification"):
            dynamodb.update_time_to_live(TableName=resource.name, TimeToLiveSpecification=ttl)
        if recovery := properties.get("PointInTimeRecoverySpecification"):
            dynamodb.update_continuous_backups(TableName=resource.name, PointInTimeRecoverySpecification=recovery)

    @classmethod
    def change(cls, resource, properties, region):
        present = {index.name for index in resource.global_indexes}
        new = [index for index in properties.get("GlobalSecondaryIndexes", []) if index["IndexName"] not in present]
        client("dynamodb", region).update_table(
            TableName=resource.name,
            DeletionProtectionEnabled=properties.get("DeletionProtectionEnabled", False),
            AttributeDefinitions=properties["AttributeDefinitions"],
            **({"GlobalSecondaryIndexUpdates": [{"Create": index} for index in new]} if new else {}),
        )


@bridges("AWS::S3::Bucket", "BucketName")
class Bucket(Extended):
    own = s3_models.FakeBucket

    @classmethod
    def configure(cls, resource, properties, region):
        s3 = client("s3", region)
        if versioning := properties.get("VersioningConfiguration"):
            s3.put_bucket_versioning(Bucket=resource.name, VersioningConfiguration=versioning)
        if block := properties.get("PublicAccessBlockConfiguration"):
            s3.put_public_access_block(Bucket=resource.name, PublicAccessBlockConfiguration=block)
        if ownership := properties.get("OwnershipControls"):
            s3.put_bucket_ownership_controls(Bucket=resource.name, OwnershipControls=ownership)
        if cors := properties.get("CorsConfiguration"):
            s3.put_bucket_cors(Bucket=resource.name, CORSConfiguration={"CORSRules": [cls.cors_rule(rule) for rule in cors["CorsRules"]]})
        if lifecycle := properties.get("LifecycleConfiguration"):
            rules = [cls.lifecycle_rule(rule) for rule in lifecycle["Rules"]]
            s3.put_bucket_lifecycle_configuration(Bucket=resource.name, LifecycleConfiguration={"Rules": rules})

    @staticmethod
    def cors_rule(rule):
        renamed = {"Id": "ID", "MaxAge": "MaxAgeSeconds", "ExposedHeaders": "ExposeHeaders"}
        return {renamed.get(key, key): value for key, value in rule.items()}

    @staticmethod
    def lifecycle_rule(rule):
        """The template's names are not the API's."""
        api = {"ID": rule["Id"], "Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
        if transitions := rule.get("Transitions"):
            api["Transitions"] = [{"StorageClass": t["StorageClass"], "Days": t["TransitionInDays"]} for t in transitions]
        if transitions := rule.get("NoncurrentVersionTransitions"):
            api["NoncurrentVersionTransitions"] = [
                {"StorageClass": t["StorageClass"], "NoncurrentDays": t["TransitionInDays"]} for t in transitions
            ]
        if expiration := rule.get("NoncurrentVersionExpiration"):
            api["NoncurrentVersionExpiration"] = expiration
        if "ExpirationInDays" in rule:
            api["Expiration"] = {"Days": rule["ExpirationInDays"]}
        elif "ExpiredObjectDeleteMarker" in rule:
            api["Expiration"] = {"ExpiredObjectDeleteMarker": rule["ExpiredObjectDeleteMarker"]}
        if abort := rule.get("AbortIncompleteMultipartUpload"):
            api["AbortIncompleteMultipartUpload"] = abort
        return api


@bridges("AWS::SNS::Topic", "TopicName")
class Topic(Extended):
    """moto replaces a changed topic, and its subscriptions with it."""

    own = sns_models.Topic

    @classmethod
    def configure(cls, resource, properties, region):
        if "DisplayName" in properties:
            client("sns", region).set_topic_attributes(
                TopicArn=resource.arn, AttributeName="DisplayName", AttributeValue=properties["DisplayName"]
            )

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr in ("TopicArn", "TopicName")


@bridges("AWS::IAM::ManagedPolicy")
class ManagedPolicy(Extended):
    """moto loses a managed policy that changes."""

    own = iam_models.ManagedPolicy

    @classmethod
    def configure(cls, resource, properties, region):
        """Made whole."""

    @classmethod
    def change(cls, resource, properties, region):
        client("iam", region).create_policy_version(
            PolicyArn=resource.arn, PolicyDocument=json_text(properties["PolicyDocument"]), SetAsDefault=True
        )

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr == "PolicyArn"


@bridges("AWS::IAM::Role", "RoleName")
class Role(Extended):
    """moto forgets a changed role's policies."""

    own = iam_models.Role

    @classmethod
    def configure(cls, resource, properties, region):
        for policy in properties.get("Policies", []):
            client("iam", region).put_role_policy(
                RoleName=resource.name, PolicyName=policy["PolicyName"], PolicyDocument=json_text(policy["PolicyDocument"])
            )

    @classmethod
    def change(cls, resource, properties, region):
        client("iam", region).update_assume_role_policy(
            RoleName=resource.name, PolicyDocument=json_text(properties["AssumeRolePolicyDocument"])
        )


@bridges("AWS::CloudFormation::Stack")
class NestedStack(Extended):
    """moto replaces a nested stack, and all that is in it, when a parameter changes."""

    own = models.Stack

    @classmethod
    def configure(cls, resource, properties, region):
        """Made whole."""

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        properties = cloudformation_json["Properties"]
        template = models.get_stack_from_s3_url(properties["TemplateURL"], account_id, parsing.get_partition(region_name))
        original_resource.update(template, parameters=properties.get("Parameters", {}))
        return original_resource


# Types that moto does not have.


@bridges("AWS::S3::BucketPolicy")
class BucketPolicy(Bridge):
    """moto enforces bucket policies but sees no conditions in them: what is denied without TLS would be denied altogether."""

    def create(self, properties):
        document = properties["PolicyDocument"]
        if unconditional := [statement for statement in document["Statement"] if "Condition" not in statement]:
            policy = json_text({**document, "Statement": unconditional})
            client("s3", self.region).put_bucket_policy(Bucket=properties["Bucket"], Policy=policy)

    update = create


@bridges("AWS::SQS::QueuePolicy")
class QueuePolicy(Bridge):
    def create(self, properties):
        for url in properties["Queues"]:
            client("sqs", self.region).set_queue_attributes(QueueUrl=url, Attributes={"Policy": json_text(properties["PolicyDocument"])})

    update = create


@bridges("AWS::SNS::TopicPolicy")
class TopicPolicy(Bridge):
    def create(self, properties):
        for arn in properties["Topics"]:
            client("sns", self.region).set_topic_attributes(
                TopicArn=arn, AttributeName="Policy", AttributeValue=json_text(properties["PolicyDocument"])
            )

    update = create


@bridges("AWS::SNS::Subscription")
class Subscription(Bridge):
    def create(self, properties):
        answer = client("sns", self.region).subscribe(**properties, ReturnSubscriptionArn=True)
        self.name = answer["SubscriptionArn"]

    def update(self, properties):
        self.delete(None, None)
        self.create(properties)

    def delete(self, account_id, region_name):
        client("sns", self.region).unsubscribe(SubscriptionArn=self.name)


@bridges("AWS::CloudWatch::Alarm", "AlarmName")
class Alarm(Bridge):
    def create(self, properties):
        client("cloudwatch", self.region).put_metric_alarm(**{"AlarmName": self.name, **properties})

    update = create

    def delete(self, account_id, region_name):
        client("cloudwatch", self.region).delete_alarms(AlarmNames=[self.name])


@bridges("AWS::Cognito::UserPool")
class UserPool(Bridge):
    def api(self, properties):
        # MFA is a call of its own; the API has no place for which factors there are
        request = without(properties, "UserPoolName", "EnabledMfas", "MfaConfiguration", "UserPoolTags")
        return {**request, "UserPoolTags": properties.get("UserPoolTags", {})}

    def create(self, properties):
        pool = client("cognito-idp", self.region).create_user_pool(
            PoolName=properties.get("UserPoolName", self.name), **self.api(properties)
        )["UserPool"]
        self.name = pool["Id"]
        self.attributes = {
            "Arn": pool["Arn"],
            "UserPoolId": pool["Id"],
            "ProviderName": f"cognito-idp.{self.region}.amazonaws.com/{pool['Id']}",
            "ProviderURL": f"https://cognito-idp.{self.region}.amazonaws.com/{pool['Id']}",
        }
        self.configure(properties)

    def update(self, properties):
        client("cognito-idp", self.region).update_user_pool(
            UserPoolId=self.name, **without(self.api(properties), "AliasAttributes", "UsernameAttributes", "UsernameConfiguration", "Schema")
        )
        self.configure(properties)

    def configure(self, properties):
        if mfa := properties.get("MfaConfiguration"):
            client("cognito-idp", self.region).set_user_pool_mfa_config(
                UserPoolId=self.name,
                MfaConfiguration=mfa,
                SoftwareTokenMfaConfiguration={"Enabled": "SOFTWARE_TOKEN_MFA" in properties.get("EnabledMfas", [])},
            )

    def delete(self, account_id, region_name):
        client("cognito-idp", self.region).delete_user_pool(UserPoolId=self.name)


@bridges("AWS::Cognito::UserPoolClient")
class UserPoolClient(Bridge):
    def create(self, properties):
        request = {"ClientName": self.name, **properties}
        made = client("cognito-idp", self.region).create_user_pool_client(**request)["UserPoolClient"]
        self.name = made["ClientId"]
        self.attributes = {"ClientId": made["ClientId"]}

    def update(self, properties):
        client("cognito-idp", self.region).update_user_pool_client(ClientId=self.name, **without(properties, "GenerateSecret"))


@bridges("AWS::Cognito::UserPoolGroup", "GroupName")
class UserPoolGroup(Bridge):
    def create(self, properties):
        client("cognito-idp", self.region).create_group(**{"GroupName": self.name, **properties})

    def update(self, properties):
        client("cognito-idp", self.region).update_group(**{"GroupName": self.name, **properties})


@bridges("AWS::Cognito::IdentityPool")
class IdentityPool(Bridge):
    def create(self, properties):
        pool = client("cognito-identity", self.region).create_identity_pool(**{"IdentityPoolName": self.name, **properties})
        self.name = pool["IdentityPoolId"]

    def update(self, properties):
        client("cognito-identity", self.region).update_identity_pool(
            **{"IdentityPoolId": self.name, "IdentityPoolName": self.name.replace(":", "-"), **properties}
        )

    def delete(self, account_id, region_name):
        client("cognito-identity", self.region).delete_identity_pool(IdentityPoolId=self.name)


@bridges("AWS::Cognito::IdentityPoolPrincipalTag")
@bridges("AWS::Cognito::IdentityPoolRoleAttachment")
class Ignored(Bridge):
    """moto's identity pools know no roles and no tags."""

    def create(self, properties):
        """Nowhere to keep it."""

    update = create


# Corrections of moto's CloudFormation itself.


def correct_references():
    """What !Ref and !GetAtt answer."""
    # a queue's URL leads to this server and not to Amazon's
    sqs_models.Queue.physical_resource_id = property(lambda queue: f"{endpoint()}/{queue.account_id}/{queue.name}")

    sns_models.Topic.get_cfn_attribute = lambda topic, name: {"TopicArn": topic.arn, "TopicName": topic.name}[name]
    iam_models.ManagedPolicy.get_cfn_attribute = lambda policy, name: {"PolicyArn": policy.arn}[name]

    models.Stack.physical_resource_id = property(lambda stack: stack.stack_id)
    models.Stack.get_cfn_attribute = lambda stack, name: stack.output_map[name.removeprefix("Outputs.")].value

    # "!GetAtt Nested.Outputs.Name" names one attribute, "Outputs.Name"
    construct = utils.yaml_tag_constructor

    def yaml_tag(loader, tag, node):
        if tag == "!GetAtt" and isinstance(node.value, str):
            return {"Fn::GetAtt": node.value.split(".", 1)}
        return construct(loader, tag, node)

    models.yaml_tag_constructor = responses.yaml_tag_constructor = yaml_tag


def correct_template_urls():
    """https://<this server>/<bucket>/<key>, also by the server's address instead of the name localhost."""
    get = utils.get_stack_from_s3_url

    def get_stack_from_s3_url(template_url, account_id, partition):
        return get(template_url.replace("//127.0.0.1", "//localhost"), account_id, partition)

    models.get_stack_from_s3_url = responses.get_stack_from_s3_url = get_stack_from_s3_url


def correct_change_sets():
    """A change set without changes is one that failed, not an error; what it compares are all parameters, defaults included. Carried out, the stack has the
    parameters and outputs of the new template."""
    create = responses.CloudFormationResponse.create_change_set

    def create_change_set(response):
        response._validate_different_update = lambda *_: None
        return create(response)

    responses.CloudFormationResponse.create_change_set = create_change_set

    def has_parameters(stack, other):
        defaults = {name: parameter.get("Default") for name, parameter in stack.template_dict.get("Parameters", {}).items()}
        return {**defaults, **other} == stack.stack_parameters

    models.Stack.has_parameters = has_parameters

    execute = models.CloudFormationBackend.execute_change_set

    def execute_change_set(backend, change_set_name, stack_name=None):
        execute(backend, change_set_name, stack_name)
        change_set = next(c for c in backend.change_sets.values() if change_set_name in (c.change_set_id, c.change_set_name))
        stack = backend.stacks[change_set.stack_id]
        stack.parameters = change_set.parameters
        stack._parse_template()
        stack.description = stack.template_dict.get("Description")
        stack.output_map = stack._create_output_map()

    models.CloudFormationBackend.execute_change_set = execute_change_set


def offer_mail():
    """/moto-api/mail.json: the mail that SES was to send. moto's own data.json shows every model of the process, and fails when one of them changes meanwhile."""

    def mail(request, full_url, headers):
        sent = [message for regions in list(ses_models.ses_backends.values()) for backend in list(regions.values()) for message in list(backend.sent_messages)]
        mails = [
            {"to": message.destinations.get("ToAddresses", []), "from": message.source, "subject": message.subject, "body": message.body}
            for message in sent
            if isinstance(message, ses_models.Message)
        ]
        return 200, {"Content-Type": "application/json"}, json.dumps(mails)

    moto_api_urls.url_paths["{0}/moto-api/mail.json"] = mail


def offer_empty_tables():
    """/moto-api/empty-tables?prefix=…: tables as they were made, which is faster than making new ones."""

    def empty(request, full_url, headers):
        prefix = request.args["prefix"]
        for regions in list(dynamodb_models.dynamodb_backends.values()):
            for backend in list(regions.values()):
                for name, table in list(backend.tables.items()):
                    if name.startswith(prefix):
                        table.items.clear()
        return 200, {}, ""

    moto_api_urls.url_paths["{0}/moto-api/empty-tables"] = empty


if __name__ == "__main__":
    offer_mail()
    offer_empty_tables()
    parsing.get_model_map().update(BRIDGED)
    parsing.get_name_type_map().update({kind: bridge.name_property for kind, bridge in BRIDGED.items()})
    correct_references()
    correct_template_urls()
    correct_change_sets()
    moto_dynamodb.keep_promises()
    sys.exit(server.main())
