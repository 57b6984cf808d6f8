;;; emacs_test.el --- Inkling in Emacs -*- lexical-binding: t -*-
;; SPDX-License-Identifier: MIT
;; Run as: emacs --batch -q -l emacs_test.el -f ert-run-tests-batch-and-exit, in the vault.

(require 'ert)
(require 'cl-lib)
(setq load-prefer-newer t
      make-backup-files nil
      auto-save-default nil
      create-lockfiles nil)
(push (expand-file-name "emacs" (getenv "INKLING_EDITORS")) load-path)
(require 'inkling)

(defvar inkling-test-vault (file-name-as-directory (getenv "INKLING_TEST_VAULT")))

(defun inkling-test-wait (condition)
  "Wait until CONDITION is true."
  (let ((end (+ (float-time) 30)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    value))

(ert-deftest inkling-compiles-without-a-warning ()
  (let ((byte-compile-error-on-warn t))
    (should (byte-compile-file (locate-library "inkling.el")))))

(ert-deftest inkling-find-goes-to-the-chosen-hit ()
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_ table &rest _) (car (all-completions "" table)))))
    (inkling-find "decision:sluice"))
  (should (equal (file-name-nondirectory buffer-file-name) "plan.md"))
  (should (equal (list (line-number-at-pos) (current-column)) '(11 2))))

(ert-deftest inkling-search-fills-a-buffer-for-next-error ()
  (inkling-search "decision:sluice")
  (should (inkling-test-wait
           (lambda ()
             (with-current-buffer "*inkling*"
               (string-search "Inkling finished" (buffer-string))))))
  (with-current-buffer "*inkling*"
    (next-error 1 t))
  (should (equal (file-name-nondirectory
                  (buffer-file-name (window-buffer (selected-window))))
                 "plan.md")))

(ert-deftest inkling-xref-shows-the-hits ()
  (cl-letf (((symbol-function 'xref--show-xrefs)
             (lambda (fetcher _)
               (should (equal (length (funcall fetcher)) 1)))))
    (inkling-xref "decision:sluice"))
  (should-error (inkling-xref "no-such-word-anywhere") :type 'user-error))

(define-derived-mode inkling-test-mode text-mode "Notes")

(ert-deftest inkling-serves-eglot ()
  (skip-unless (require 'eglot nil t))
  (find-file (expand-file-name "log.md" inkling-test-vault))
  (inkling-test-mode)
  (setq-local flymake-no-changes-timeout 0.1)
  (let ((eglot-sync-connect 20) (eglot-autoreconnect nil))
    (eglot '(inkling-test-mode) (cons 'transient inkling-test-vault) 'eglot-lsp-server
           (list (getenv "INKLING_BINARY") "lsp") "markdown")
    (let ((server (eglot-current-server)))
      (should (inkling-test-wait
               (lambda ()
                 (let ((status (jsonrpc-request server :workspace/executeCommand
                                                '(:command "inkling.status"))))
                   (eq (plist-get status :ready) t)))))
      (should (inkling-test-wait
               (lambda ()
                 (cl-find "no note is called 'nowhere'" (flymake-diagnostics)
                          :test #'string-search :key #'flymake-diagnostic-text))))
      (goto-char (point-min))
      (search-forward "[[plan#K")
      (let* ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))
             (location (xref-item-location (car found))))
        (should (equal (file-name-nondirectory (xref-location-group location)) "plan.md"))
        (should (equal (xref-location-line location) 9)))
      (goto-char (point-max))
      (insert "Zostera [[ana p")
      (eglot--signal-textDocument/didChange)
      (let ((offered (jsonrpc-request server :textDocument/completion
                                      (eglot--CompletionParams))))
        (should (equal (plist-get (plist-get (aref (plist-get offered :items) 0) :textEdit)
                                  :newText)
                       "Ana Petrov]]")))
      (let ((answer (jsonrpc-request server :workspace/executeCommand
                                     '(:command "inkling.search"
                                       :arguments [(:query "zostera")]))))
        (should (equal (plist-get (aref (plist-get answer :hits) 0) :path) "log.md")))
      (set-buffer-modified-p nil)
      (eglot-shutdown server))))

;;; emacs_test.el ends here
