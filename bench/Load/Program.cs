using System.CommandLine;
using Evenkeel.Bench;

var root = new RootCommand("Measures the whole program over 127.0.0.1: `bin/bench checkin`, `bin/bench pages`, `bin/bench start`, `bin/bench ladder`, `bin/bench deliver`, `bin/bench offline`, `bin/bench canary`, `bin/bench live`.")
{
    CheckInLoad.Verb(),
    PageTimes.Verb(),
    StartTimes.Verb(),
    LadderDelay.Verb(),
    DeliveryTime.Verb(),
    OfflineOpen.Verb(),
    CanaryCost.Verb(),
    LiveCard.Verb(),
};
return await root.Parse(args).InvokeAsync();
