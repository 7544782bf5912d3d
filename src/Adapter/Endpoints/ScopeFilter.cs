using System.Linq.Expressions;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>抽查对象范围 as a filter that the database applies to the register; says what <see cref="Scope.Covers"/> says.</summary>
internal static class ScopeFilter
{
    /// <summary>Targets that at least one of <paramref name="scopes"/> covers; none where there is no scope.</summary>
    public static Expression<Func<MirroredTarget, bool>> AnyOf(IEnumerable<Scope> scopes) =>
        scopes.Select(Of).Aggregate((Expression<Func<MirroredTarget, bool>>)(target => false), (all, one) => Join(all, one, Expression.OrElse));

    private static Expression<Func<MirroredTarget, bool>> Of(Scope scope)
    {
        var (limit, states, types) = (scope.RegisteredOnOrBefore ?? DateOnly.MaxValue, scope.RegistrationStates, scope.TargetTypes);
        Expression<Func<MirroredTarget, bool>> covers = target => target.RegisteredOn <= limit && (states.Count == 0 || states.Contains(target.RegistrationState)) && (types.Count == 0 || types.Contains(target.Type));
        return scope.Tags.Select(tag => $",{tag},").Aggregate(covers, (all, part) => Join(all, target => ("," + target.Tags + ",").Contains(part), Expression.AndAlso));
    }

    private static Expression<Func<MirroredTarget, bool>> Join(
        Expression<Func<MirroredTarget, bool>> left, Expression<Func<MirroredTarget, bool>> right, Func<Expression, Expression, BinaryExpression> join) =>
        Expression.Lambda<Func<MirroredTarget, bool>>(join(left.Body, new Renamed(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
