using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Eventing;

/// <summary>Calls the subscribers of an event in the order of their subscription.</summary>
public class DistributedApplicationEventing : IDistributedApplicationEventing
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Type, ImmutableArray<DistributedApplicationEventSubscription>> _subscriptions = [];

    public DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback) where T : IDistributedApplicationEvent
    {
        var subscription = new DistributedApplicationEventSubscription((raised, cancellationToken) => callback((T)raised, cancellationToken));
        lock (_gate)
            _subscriptions[typeof(T)] = SubscribersOf(typeof(T)).Add(subscription);
        return subscription;
    }

    public DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent =>
        Subscribe<T>((raised, cancellationToken) =>
            ReferenceEquals(raised.Resource, resource) ? callback(raised, cancellationToken) : Task.CompletedTask);

    public void Unsubscribe(DistributedApplicationEventSubscription subscription)
    {
        lock (_gate)
        {
            foreach (var type in _subscriptions.Keys.ToArray())
                _subscriptions[type] = _subscriptions[type].Remove(subscription);
        }
    }

    public Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default) where T : IDistributedApplicationEvent =>
        PublishAsync(@event, EventDispatchBehavior.BlockingSequential, cancellationToken);

    public Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default) where T : IDistributedApplicationEvent
    {
        ImmutableArray<DistributedApplicationEventSubscription> subscribers;
        lock (_gate)
            subscribers = SubscribersOf(typeof(T));
        var dispatch = dispatchBehavior is EventDispatchBehavior.BlockingConcurrent or EventDispatchBehavior.NonBlockingConcurrent
            ? Task.WhenAll(subscribers.Select(subscriber => subscriber.Callback(@event, cancellationToken)))
            : InTurnAsync(subscribers, @event, cancellationToken);
        return dispatchBehavior is EventDispatchBehavior.BlockingSequential or EventDispatchBehavior.BlockingConcurrent ? dispatch : Task.CompletedTask;
    }

    private static async Task InTurnAsync(
        ImmutableArray<DistributedApplicationEventSubscription> subscribers, IDistributedApplicationEvent raised, CancellationToken cancellationToken)
    {
        foreach (var subscriber in subscribers)
            await subscriber.Callback(raised, cancellationToken);
    }

    private ImmutableArray<DistributedApplicationEventSubscription> SubscribersOf(Type type) =>
        _subscriptions.TryGetValue(type, out var subscribers) ? subscribers : [];
}
