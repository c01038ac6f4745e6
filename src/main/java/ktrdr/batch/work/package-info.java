/**
 * The work of each kind of operation, in a session or stand-alone, with the files that it reads and
 * writes. It reads what earlier phases or other sessions left, and does it again when a file is in
 * another home. Start reading at {@link TrainingWork}.
 */
package ktrdr.batch.work;
