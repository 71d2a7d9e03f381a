using System.Net;
using Amazon.Runtime;
using static ClassCast.AwsSdk.Tests.Runtime.ScriptedAws;

namespace ClassCast.AwsSdk.Tests.Runtime;

/// <summary>What AWSSDK.Core does for every client, seen from the other end of the wire.</summary>
public sealed class RuntimeTests
{
    public static MatrixTheoryData<ServiceCase, RequestRetryMode> EveryMode { get; } = new(
        ServiceCase.All.Select(row => row.Data), [RequestRetryMode.Standard, RequestRetryMode.Adaptive]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task A_request_is_signed_for_its_service_and_region_and_names_its_operation(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, service.It.Success));

        await CallAsync(service, aws);

        var sent = Assert.Single(aws.Requests);
        Assert.Equal($"{service.It.Host}.eu-central-1.amazonaws.com", sent.Uri.Host);
        Assert.Equal("https", sent.Uri.Scheme);
        Assert.Matches(
            $"^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/[0-9]{{8}}/eu-central-1/{service.It.SigningName}/aws4_request, SignedHeaders=.*host;.*x-amz-date.*, Signature=[0-9a-f]{{64}}$",
            sent.Headers["Authorization"]);
        Assert.Contains(service.It.Operation, $"{sent.Uri.AbsolutePath} {sent.Headers.GetValueOrDefault("X-Amz-Target")} {sent.Body}", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task Members_that_this_version_does_not_know_are_passed_over(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, service.It.Success));

        Assert.Equal(("answer", "header-id"), await CallAsync(service, aws));
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task A_modelled_error_is_its_exception_and_is_not_tried_again(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.BadRequest, service.It.Failure));

        var thrown = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => CallAsync(service, aws));

        Assert.IsType(service.It.Exception, thrown);
        Assert.Equal(HttpStatusCode.BadRequest, thrown.StatusCode);
        Assert.Equal("Said the service", thrown.Message);
        Assert.Equal("header-id", thrown.RequestId);
        Assert.Contains(thrown.ErrorCode, service.It.Failure, StringComparison.Ordinal);
        Assert.Single(aws.Requests);
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task An_error_outside_the_model_is_the_services_own_exception_with_its_code(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.BadRequest, service.Error("NeverHeardOf")));

        var thrown = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => CallAsync(service, aws));

        Assert.Equal(service.It.Exception.BaseType, thrown.GetType());
        Assert.Equal("NeverHeardOf", thrown.ErrorCode);
    }

    [Theory]
    [MemberData(nameof(EveryMode))]
    public async Task A_failing_server_is_asked_again(ServiceCase service, RequestRetryMode mode)
    {
        using var aws = new ScriptedAws(
            Answer(HttpStatusCode.InternalServerError, service.Error("InternalFailure")),
            Answer(HttpStatusCode.ServiceUnavailable, "no such thing as JSON or XML"),
            Answer(HttpStatusCode.OK, service.It.Success));
        var config = aws.Configure(service.It.Config());
        config.RetryMode = mode;

        Assert.Equal("answer", (await service.It.CallAsync(Moto.Credentials, config, Token)).Answer);
        Assert.Equal(3, aws.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task A_throttling_service_is_asked_again(ServiceCase service)
    {
        using var aws = new ScriptedAws(
            Answer(HttpStatusCode.BadRequest, service.Error("ThrottlingException")), Answer(HttpStatusCode.OK, service.It.Success));

        Assert.Equal("answer", (await CallAsync(service, aws)).Answer);
        Assert.Equal(2, aws.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task A_server_that_goes_on_failing_is_left_after_the_retries_that_are_configured(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.InternalServerError, service.Error("InternalFailure")));
        var config = aws.Configure(service.It.Config());
        config.MaxErrorRetry = 1;

        var thrown = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => service.It.CallAsync(Moto.Credentials, config, Token));

        Assert.Equal((HttpStatusCode.InternalServerError, "InternalFailure"), (thrown.StatusCode, thrown.ErrorCode));
        Assert.Equal(2, aws.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task A_call_that_waits_ends_when_it_is_cancelled(ServiceCase service)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var aws = new ScriptedAws(async token =>
        {
            await cancellation.CancelAsync();
            return await Hang(token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => service.It.CallAsync(Moto.Credentials, aws.Configure(service.It.Config()), cancellation.Token));
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task The_configured_service_URL_is_where_the_request_goes(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, service.It.Success));
        var config = aws.Configure(service.It.Config());
        config.ServiceURL = "http://127.0.0.1:4566";
        config.AuthenticationRegion = "eu-west-3";

        await service.It.CallAsync(Moto.Credentials, config, Token);

        var sent = Assert.Single(aws.Requests);
        Assert.Equal("127.0.0.1:4566", sent.Uri.Authority);
        Assert.Contains($"/eu-west-3/{service.It.SigningName}/", sent.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task Partitions_dual_stack_and_FIPS_have_their_own_host_names(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, service.It.Success));
        var china = aws.Configure(service.It.Config());
        china.RegionEndpoint = Amazon.RegionEndpoint.CNNorth1;
        var both = aws.Configure(service.It.Config());
        both.UseDualstackEndpoint = true;
        both.UseFIPSEndpoint = true;

        await service.It.CallAsync(Moto.Credentials, china, Token);
        await service.It.CallAsync(Moto.Credentials, both, Token);

        Assert.Equal(
            [$"{service.It.Host}.cn-north-1.amazonaws.com.cn", $"{service.It.Host}-fips.eu-central-1.api.aws"], aws.Requests.Select(sent => sent.Uri.Host));
    }

    private static Task<(string Answer, string RequestId)> CallAsync(ServiceCase service, ScriptedAws aws) =>
        service.It.CallAsync(Moto.Credentials, aws.Configure(service.It.Config()), Token);
}
