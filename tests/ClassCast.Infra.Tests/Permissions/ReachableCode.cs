using System.Reflection;
using System.Reflection.Emit;

namespace ClassCast.Infra.Tests.Permissions;

/// <summary>
/// What a service can come to run: all of its own assembly, and of the others what is reached from there. A call of an interface reaches the types of ours that
/// implement it and are made or registered somewhere in reach; a type in reach also runs where it implements what is not ours (a hosted service, a health check).
/// </summary>
internal sealed class ReachableCode
{
    private readonly HashSet<Assembly> assemblies;
    private readonly Type? except;
    private readonly HashSet<MethodBase> methods = [];
    private readonly HashSet<Type> types = [];
    private readonly HashSet<MethodBase> virtuals = [];
    private readonly Dictionary<MethodBase, List<MethodBase>> implementations = [];
    private readonly Queue<MethodBase> waiting = new();

    /// <param name="service">All of it counts.</param>
    /// <param name="others">What counts as far as it is reached.</param>
    /// <param name="except">A type of which nothing counts.</param>
    public ReachableCode(Assembly service, IEnumerable<Assembly> others, Type? except = null)
    {
        this.except = except;
        assemblies = [service, .. others];
        foreach (var type in service.GetTypes())
        {
            Meet(type);
            foreach (var method in Declared(type))
            {
                Reach(method);
            }
        }

        while (waiting.TryDequeue(out var method))
        {
            Follow(method);
        }
    }

    /// <summary>Calls, and uses of constants, in reach.</summary>
    public List<CallSite> Calls { get; } = [];

    private static BindingFlags Own => BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private void Follow(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            return;
        }

        var constants = new List<int>();
        var texts = new List<string>();
        foreach (var instruction in Instruction.Read(code))
        {
            if (instruction.Constant is { } constant)
            {
                constants.Add(constant);
            }
            else if (instruction.Code == OpCodes.Ldstr)
            {
                texts.Add(method.Module.ResolveString(instruction.Token));
            }
            else if (instruction.NamesMember && Resolve(method, instruction.Token) is { } member)
            {
                Mention(member);
                if (member is MethodBase called)
                {
                    Calls.Add(new(method, Definition(called), [.. constants], texts));
                    Reach(called);
                    constants.Clear();
                }
            }
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : null);

    private void Mention(MemberInfo member)
    {
        switch (member)
        {
            case Type type:
                Meet(type);
                break;
            case MethodBase method:
                Meet(method.DeclaringType);
                foreach (var argument in method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : [])
                {
                    Meet(argument);
                }

                break;
            default:
                Meet(member.DeclaringType);
                break;
        }
    }

    private void Meet(Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
        {
            Meet(argument);
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (type.HasElementType || !assemblies.Contains(definition.Assembly) || !types.Add(definition))
        {
            return;
        }

        // a static class of declarations mentions them all, and uses none of them
        foreach (var constructor in definition.GetConstructors(Own).Where(constructor => !constructor.IsStatic || !Catalogs.Declares(definition)))
        {
            Reach(constructor);
        }

        foreach (var (declared, implementation) in Implementations(definition))
        {
            var known = Definition(declared);
            implementations.TryAdd(known, []);
            implementations[known].Add(implementation);
            if (!assemblies.Contains(known.Module.Assembly) || virtuals.Contains(known))
            {
                Reach(implementation);
            }
        }
    }

    private void Reach(MethodBase method)
    {
        var definition = Definition(method);
        if (!assemblies.Contains(definition.Module.Assembly) || definition.DeclaringType == except || !methods.Add(definition))
        {
            return;
        }

        waiting.Enqueue(definition);
        if (definition.IsVirtual && virtuals.Add(definition))
        {
            implementations.GetValueOrDefault(definition, []).ForEach(Reach);
        }
    }

    private static IEnumerable<(MethodBase Declared, MethodBase Implementation)> Implementations(Type type)
    {
        if (type.IsInterface)
        {
            yield break;
        }

        foreach (var map in type.GetInterfaces().Select(type.GetInterfaceMap))
        {
            foreach (var (declared, implementation) in map.InterfaceMethods.Zip(map.TargetMethods))
            {
                if (implementation is not null)
                {
                    yield return (declared, implementation);
                }
            }
        }

        foreach (var method in type.GetMethods(Own))
        {
            if (method.IsVirtual && method.GetBaseDefinition() is var declared && declared != method)
            {
                yield return (declared, method);
            }
        }
    }

    /// <summary>Without the types that a call fills in.</summary>
    private static MethodBase Definition(MethodBase method) => method.Module.ResolveMethod(method.MetadataToken)!;

    private static IEnumerable<MethodBase> Declared(Type type) => [.. type.GetMethods(Own), .. type.GetConstructors(Own)];
}

/// <param name="Caller">Where.</param>
/// <param name="Called">What.</param>
/// <param name="Constants">Numbers put on the stack since the call before.</param>
/// <param name="Texts">Texts that the caller has used so far.</param>
internal sealed record CallSite(MethodBase Caller, MethodBase Called, IReadOnlyList<int> Constants, IReadOnlyList<string> Texts);
