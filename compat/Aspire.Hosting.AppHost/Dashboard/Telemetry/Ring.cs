namespace Aspire.Hosting.Dashboard.Telemetry;

/// <summary>Keeps the last <paramref name="capacity"/> items; not safe for concurrent use by itself.</summary>
internal sealed class Ring<T>(int capacity)
{
    private readonly List<T> _items = [];
    private int _oldest;

    public int Count => _items.Count;

    /// <summary>True once an item has been forgotten.</summary>
    public bool HasDropped { get; private set; }

    /// <summary>0 is the oldest item kept.</summary>
    public T this[int index]
    {
        get => _items[(_oldest + index) % _items.Count];
        set => _items[(_oldest + index) % _items.Count] = value;
    }

    public void Add(T item)
    {
        if (_items.Count < capacity)
        {
            _items.Add(item);
            return;
        }
        _items[_oldest] = item;
        _oldest = (_oldest + 1) % capacity;
        HasDropped = true;
    }

    public T[] ToArray()
    {
        var copy = new T[Count];
        for (var i = 0; i < copy.Length; i++)
            copy[i] = this[i];
        return copy;
    }
}
