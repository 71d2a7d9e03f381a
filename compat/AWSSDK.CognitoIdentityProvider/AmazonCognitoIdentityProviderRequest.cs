using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider;

public partial class AmazonCognitoIdentityProviderRequest : AmazonWebServiceRequest;
