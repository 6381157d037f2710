package org.xiucheng.host.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Checks what a city signed, without trusting it.
@Command(
        name = "verify",
        description = "Check what a city signed, without trusting it: its log.",
        subcommands = {VerifyLogCommand.class})
final class VerifyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to verify.");
    }
}
