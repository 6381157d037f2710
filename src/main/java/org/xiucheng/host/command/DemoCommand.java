package org.xiucheng.host.command;

import picocli.CommandLine.Command;

/// Shows the platform at work on the invented district.
@Command(
        name = "demo",
        description = "Show the platform at work on the invented district.",
        subcommands = {DemoRoadChiefCommand.class})
final class DemoCommand {}
