namespace Anise.Web.Host;

/// <summary>An address that reads <c>map=</c>: with it, <c>place=</c> is a code of that former map, and the page finds the place itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsMapAttribute : Attribute;
