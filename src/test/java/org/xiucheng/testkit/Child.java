package org.xiucheng.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another process beside the test: the same classes in a JVM of their own, or a program of the system.
public final class Child {
    private Child() {}

    /// Starts the `main` of a class; its two outputs are to be read by the test.
    public static Process run(Class<?> program, String... arguments) throws IOException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    /// How a program of the system ends.
    public static int exit(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
