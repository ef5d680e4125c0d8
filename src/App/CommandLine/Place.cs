using System.CommandLine;
using Evenkeel.Data;

namespace Evenkeel.CommandLine;

/// <summary>The options that every verb shares.</summary>
internal sealed class Place
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "Folder of the SQLite file and of the keys.",
        DefaultValueFactory = _ => ".evenkeel",
    };

    private readonly Option<string> _postgres = new("--postgres")
    {
        Description = "PostgreSQL connection string; without it the SQLite file in --data is used.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string?> _keyFile = new("--key-file")
    {
        Description = "With --postgres: the file that seals the sign-in keys in the database, the same for every node. Made at the first start. Default keys/evenkeel.key in --data.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_postgres);
        command.Options.Add(_keyFile);
    }

    public DatabasePlace Of(ParseResult parsed) => new(parsed.GetValue(_data)!, parsed.GetValue(_postgres)!) { KeyFile = parsed.GetValue(_keyFile)! };
}
