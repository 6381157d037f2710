package org.xiucheng.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/// Where on this machine something can listen.
public final class Ports {
    private Ports() {}

    /// Refuses an address that is not this machine's and a port that is taken, before anything else is started.
    static void needFree(String listen, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(listen), port));
        } catch (UnknownHostException unknown) {
            throw new CannotStart(
                    "The address %s is not known: give one of this machine with --listen.".formatted(listen), unknown);
        } catch (IOException taken) {
            throw new CannotStart(reason(listen, port, String.valueOf(taken.getMessage())), taken);
        }
    }

    /// A port of the loopback address that nobody uses at this moment.
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new CannotStart("No free port is left on this machine.", none);
        }
    }

    private static String reason(String listen, int port, String said) {
        if (said.contains("Permission denied")) {
            return "The port %d needs more rights than this user has: choose one above 1023 with --port."
                    .formatted(port);
        }
        if (said.contains("Cannot assign")) {
            return "The address %s is not one of this machine's: give another with --listen.".formatted(listen);
        }
        return "The port %d on %s is taken by another program: stop that one, or choose another with --port."
                .formatted(port, listen);
    }
}
