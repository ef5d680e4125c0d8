namespace Evenkeel.Platform.Backups;

/// <summary>What a column holds, whatever the database; named after PostgreSQL's types, since SQLite's say less.</summary>
internal enum Kind
{
    Uuid = 1,
    Text = 2,
    /// <summary>Compared in one spelling, kept as it stands.</summary>
    Json = 3,
    Whole = 4,
    Flag = 5,
    /// <summary>UTC, to the microsecond.</summary>
    Instant = 6,
    Date = 7,
    Time = 8,
    Dates = 9,
    Bytes = 10,
}

internal sealed record KeptColumn(string Name, Kind Kind);

/// <summary>A table as a backup knows it.</summary>
/// <param name="Order">The columns that put its rows in one order on both databases.</param>
internal sealed record KeptTable(string Name, IReadOnlyList<KeptColumn> Columns, IReadOnlyList<string> Order)
{
    public KeptColumn Column(string name) => Columns.Single(c => c.Name == name);
}
