package org.xiucheng.host.command;

import java.util.Map;
import org.xiucheng.host.CannotStart;
import org.xiucheng.kernel.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// Every command there is; a new one is added to this list and nowhere else.
@Command(
        name = "xiucheng",
        description = "Xiucheng 绣城: governing a city finely and together with its people.",
        subcommands = {
            RunCommand.class,
            AppointCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            WitnessCommand.class,
            RehearseCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "The script ./xiucheng adds: test, tidy, bench NAME.",
        })
public final class Commands {
    private static final int REFUSED = 1;

    private Commands() {}

    /// Runs what the arguments ask for and returns the exit code: 0 done, 1 refused with a sentence, 2 not
    /// understood. Those that check somebody's log say 1 for what does not hold, 2 for what they could not
    /// check.
    public static int execute(String[] arguments) {
        return new CommandLine(new Commands())
                .setExecutionExceptionHandler(Commands::refuse)
                .setCommandName("xiucheng")
                .execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }

    private static int refuse(Exception failed, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failed instanceof CannotStart refused) {
            return refuse(Map.of("text", refused.sentence()), command, parsed);
        }
        if (failed instanceof Problem problem) {
            return refuse(Map.of("text", problem.detail(), "code", problem.code()), command, parsed);
        }
        throw failed;
    }

    private static int refuse(Map<String, String> why, CommandLine command, CommandLine.ParseResult parsed) {
        if (parsed.expandedArgs().contains("--json")) {
            new JsonProgress(System.out).write("refused", why);
        }
        command.getErr().println("xiucheng: " + why.get("text"));
        command.getErr().flush();
        return REFUSED;
    }
}
