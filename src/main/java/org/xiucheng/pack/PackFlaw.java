package org.xiucheng.pack;

/// Something wrong in a pack, and where.
///
/// @param line counted from 1; 0 stands for the file as a whole
public record PackFlaw(String file, int line, String message) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
