package org.xiucheng.host.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Brings open data into a city, through the same checks as everything else.
@Command(
        name = "import",
        description = "Bring open data into a city: requests, places; check duties and other tables.",
        subcommands = {
            ImportRequestsCommand.class,
            ImportPlacesCommand.class,
            ImportDutiesCommand.class,
            ImportTableCommand.class
        })
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to import.");
    }
}
