namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>What an AppHost asked AWS for is not there. The message says why.</summary>
public class AWSProvisioningException(string message, Exception? innerException = null) : Exception(message, innerException);
