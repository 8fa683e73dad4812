package buzzville.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs command lines in this process and keeps what they say. */
record Shell(int status, String out, String err) {
    static Shell run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int status = Buzzville.execute(new PrintWriter(out), new PrintWriter(err), words);
        return new Shell(status, out.toString(), err.toString());
    }
}
