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

;; Debian's folders of packages, which `emacs -q' has but batch tests of older ones may lack.
(require 'checkdoc)

(defvar eglot-server-programs)

(defun inkling-test-compile (library)
  "Compile LIBRARY, warnings being errors."
  (let ((byte-compile-error-on-warn t))
    (should (byte-compile-file (locate-library library)))))

(ert-deftest inkling-compiles-without-a-warning ()
  (inkling-test-compile "inkling.el"))

(ert-deftest inkling-consult-compiles-without-a-warning ()
  (skip-unless (require 'consult nil t))
  (inkling-test-compile "inkling-consult.el"))

(ert-deftest inkling-is-documented-as-emacs-wants-it ()
  (let (complaints)
    (cl-letf (((symbol-function 'checkdoc-create-error)
               (lambda (text &rest _) (push text complaints) nil)))
      (dolist (library '("inkling.el" "inkling-consult.el"))
        (with-current-buffer (find-file-noselect (locate-library library))
          (checkdoc-current-buffer t))))
    (should-not complaints)))

(ert-deftest inkling-is-set-up-as-its-page-says ()
  (let (inkling-vault)
    (load (getenv "INKLING_TEST_SNIPPET") nil t)
    (should (equal (file-name-as-directory inkling-vault) inkling-test-vault))
    (let ((default-directory "/"))
      (cl-letf (((symbol-function 'completing-read)
                 (lambda (_ table &rest _) (car (all-completions "" table)))))
        (inkling-find "decision:sluice")))
    (should (equal (file-name-nondirectory buffer-file-name) "plan.md"))
    (when (require 'eglot nil t)
      (should (rassoc '("inkling" "lsp") eglot-server-programs)))))

(ert-deftest inkling-find-goes-to-the-chosen-hit ()
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_ table &rest _) (car (all-completions "" table)))))
    (inkling-find "decision:sluice"))
  (should (equal (file-name-nondirectory buffer-file-name) "plan.md"))
  (should (equal (list (line-number-at-pos) (current-column)) '(11 2))))

(ert-deftest inkling-find-tells-notes-apart-that-are-alike ()
  (let ((inkling-test-answer
         '((index (vault . "/v"))
           (hits ((path . "a.md") (title . "Log") (line . 1) (column . 1) (snippet (text . "x"))
                  (range (start (character . 0))))
                 ((path . "b.md") (title . "Log") (line . 1) (column . 1) (snippet (text . "x"))
                  (range (start (character . 0))))))))
    (cl-letf (((symbol-function 'inkling--answer) (lambda (_) inkling-test-answer)))
      (should (equal (mapcar (lambda (one) (cons (car one) (cadr one))) (inkling--candidates "x"))
                     '(("Log:1  x" . "/v/a.md") ("Log:1  x  (/v/b.md)" . "/v/b.md")))))))

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

(ert-deftest inkling-xref-counts-no-bytes ()
  (let (columns)
    (cl-letf (((symbol-function 'xref--show-xrefs)
               (lambda (fetcher _)
                 (setq columns (mapcar (lambda (item)
                                         (xref-file-location-column (xref-item-location item)))
                                       (funcall fetcher))))))
      (inkling-xref "\"ana petrov\" path:plan.md"))
    (should (member 6 columns))))

(ert-deftest inkling-searches-from-a-folder-below ()
  (let ((default-directory (expand-file-name "people/" inkling-test-vault)))
    (inkling-search "decision:sluice")
    (should (inkling-test-wait
             (lambda ()
               (with-current-buffer "*inkling*"
                 (string-search "Inkling finished" (buffer-string))))))
    (with-current-buffer "*inkling*"
      (should (string-search "\n../plan.md:11:" (buffer-string))))
    (next-error 1 t)
    (should (equal (buffer-file-name (window-buffer (selected-window)))
                   (expand-file-name "plan.md" inkling-test-vault)))))

(ert-deftest inkling-is-a-grep-program ()
  (require 'grep)
  (let ((default-directory inkling-test-vault))
    (grep "inkling search -q --vimgrep -- decision:sluice")
    (should (inkling-test-wait
             (lambda ()
               (with-current-buffer "*grep*" (string-search "Grep finished" (buffer-string))))))
    (next-error 1 t)
    (with-current-buffer (window-buffer (selected-window))
      (should (equal (file-name-nondirectory buffer-file-name) "plan.md"))
      (should (equal (line-number-at-pos (window-point)) 11)))))

(defvar lsp-session-file)
(defvar lsp-auto-guess-root)
(defvar lsp-enable-file-watchers)
(defvar lsp-enable-snippet)
(defvar lsp-restart)

(ert-deftest inkling-serves-lsp-mode ()
  (skip-unless (and (require 'lsp-mode nil t) (require 'markdown-mode nil t)))
  (load "lsp-mode-autoloads" t t)
  (inkling-lsp-setup)
  (let ((lsp-session-file (expand-file-name "lsp-session" (getenv "HOME")))
        (lsp-auto-guess-root t)
        (lsp-enable-file-watchers nil)
        (lsp-enable-snippet nil)
        (lsp-restart 'ignore))
    (lsp-workspace-folders-add inkling-test-vault)
    (find-file (expand-file-name "plan.md" inkling-test-vault))
    (markdown-mode)
    (lsp)
    (should (inkling-test-wait
             (lambda ()
               (let ((workspace (car (lsp-workspaces))))
                 (and workspace (eq (lsp--workspace-status workspace) 'initialized))))))
    (should (inkling-test-wait
             (lambda ()
               (eq (gethash "ready" (lsp-request "workspace/executeCommand"
                                                 '(:command "inkling.status")))
                   t))))
    (goto-char (point-min))
    (search-forward "[[Ana")
    (let ((hover (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
      (should (string-search "Runs the buoys" (gethash "value" (gethash "contents" hover)))))
    (let ((places (lsp-request "textDocument/definition"
                               (lsp--text-document-position-params))))
      (should (string-suffix-p "people/Ana%20Petrov.md" (gethash "uri" (elt places 0)))))
    (lsp-workspace-shutdown (car (lsp-workspaces)))))

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
