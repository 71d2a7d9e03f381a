using System.Text.Json.Nodes;

namespace ClassCast.Infra.Tests;

public sealed class AppTemplateTests
{
    private static readonly (string Stack, Template Template)[] Nested =
    [
        ("Database", Template.Database),
        ("Storage", Template.Storage),
        ("Messaging", Template.Messaging),
        ("Auth", Template.Auth),
    ];

    [Fact]
    public void Nested_templates_are_named_by_their_path_beside_this_one() =>
        Assert.Equal(
            ["./auth.template", "./database.template", "./messaging.template", "./storage.template"],
            Template.App.ResourcesOf("AWS::CloudFormation::Stack").Values.Select(stack => (string)stack["Properties"]!["TemplateURL"]!).Order());

    [Fact]
    public void Every_output_of_a_nested_stack_is_an_output_here_under_the_same_name()
    {
        foreach (var (stack, template) in Nested)
        {
            Assert.All(template.OutputNames, output =>
                Json.AssertEqual($$"""{"Fn::GetAtt": ["{{stack}}", "Outputs.{{output}}"]}""", Template.App.Output(output)));
        }
    }

    [Fact]
    public void Nothing_is_an_output_beyond_the_nested_stacks_and_the_policies() =>
        Assert.Equal(
            Nested.SelectMany(nested => nested.Template.OutputNames)
                .Concat(Template.App.ResourcesOf("AWS::IAM::ManagedPolicy").Keys.Select(policy => policy + "Arn")).Order(),
            Template.App.OutputNames.Order());

    [Fact]
    public void Every_parameter_of_a_nested_stack_is_given()
    {
        foreach (var (stack, template) in Nested)
        {
            Assert.Equal(
                template.Parameters.Select(parameter => parameter.Key).Order(),
                Template.App.Properties(stack)["Parameters"]!.AsObject().Select((KeyValuePair<string, JsonNode?> parameter) => parameter.Key).Order());
        }
    }
}
