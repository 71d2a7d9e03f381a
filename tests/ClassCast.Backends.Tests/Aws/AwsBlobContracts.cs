using ClassCast.Backends.Tests.Contracts;

namespace ClassCast.Backends.Tests.Aws;

public sealed class AwsBlobStoreTests : BlobStoreContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}

public sealed class AwsSignedAddressTests : SignedAddressContract, IAsyncDisposable
{
    private const string Unchecked = "moto_server checks no signature. What the addresses are bound to is computed in S3AddressTests.";

    private HttpClient? browser;

    [Fact(Skip = Unchecked)]
    public override Task An_address_is_good_for_its_method_and_key_only() => base.An_address_is_good_for_its_method_and_key_only();

    [Fact(Skip = Unchecked)]
    public override Task An_address_stops_working_when_its_time_is_over() => base.An_address_stops_working_when_its_time_is_over();

    [Fact(Skip = "A signature of S3 covers the method: an address signed for GET refuses HEAD there, whatever moto_server answers.")]
    public override Task A_signed_get_also_answers_head() => base.A_signed_get_also_answers_head();

    [Fact(Skip = "moto_server leaves response-content-disposition out of its answer. What is asked of S3 is read in S3AddressTests.")]
    public override Task A_download_name_of_any_characters_arrives() => base.A_download_name_of_any_characters_arrives();

    [Fact(Skip = "moto_server fails with 500 when a part comes for an upload it does not know; S3 documents 404 NoSuchUpload.")]
    public override Task A_part_of_an_aborted_upload_comes_too_late() => base.A_part_of_an_aborted_upload_comes_too_late();

    [Fact(Skip = "moto_server fails with 500 when an upload it does not know is completed. What S3 answers is played in S3FaultTests.")]
    public override Task An_upload_that_is_not_open_cannot_be_completed() => base.An_upload_that_is_not_open_cannot_be_completed();

    [Fact(Skip = "S3 gives the same answer to the same completion: see Completing_again_gives_the_same_object.")]
    public override Task A_completed_upload_cannot_be_completed_again() => base.A_completed_upload_cannot_be_completed_again();

    [Fact]
    public async Task Completing_again_gives_the_same_object()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, "video/mp4", Cancellation);
        var part = await UploadPartAsync(uploadId, 1, [1]);
        var first = await Blobs.CompleteMultipartUploadAsync(Key, uploadId, [part], Cancellation);

        var second = await Blobs.CompleteMultipartUploadAsync(Key, uploadId, [part], Cancellation);

        Assert.Equal(first, second);
    }

    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();

    protected override Task<HttpClient> OpenBrowserAsync()
    {
        browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return Task.FromResult(browser);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        browser?.Dispose();
        await DisposeAsync();
    }
}
