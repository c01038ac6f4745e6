/**
 * What is wrong with this machine, its settings and its server. Each examination states one fact
 * and what to do about it. Start reading at {@link Examination}.
 */
package ktrdr.cli.doctor;
