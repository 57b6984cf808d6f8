;;; inkling-consult.el --- Search notes while typing, with consult -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (consult "0.32"))
;; Keywords: matching, hypermedia, outlines

;;; Commentary:

;; `inkling-consult' searches with every key, previews the hit that is selected
;; and goes to the one that is chosen.  All that is typed is the query: `#tag'
;; means a tag, not a separator.  For consult 0.32 to 3.

;;; Code:

(require 'consult)
(require 'inkling)

(defun inkling-consult--command (input)
  "Return the command line to find INPUT, whose last word may be unfinished."
  (cons inkling-program
        (inkling--arguments input "--as-you-type" "--null" "--line-number" "--column"
                            "--line-buffered" "--max-columns=500")))

(defun inkling-consult--candidate (line)
  "What is shown of LINE, with the place that it names."
  (if (string-match "\\`\\([^\0]+\\)\0\\([0-9]+\\):\\([0-9]+\\):" line)
      (let ((file (match-string 1 line))
            (number (match-string 2 line))
            (column (string-to-number (match-string 3 line)))
            (text (substring line (match-end 0))))
        (propertize (concat file ":" (propertize number 'face 'consult-line-number) ": " text)
                    'consult--prefix-group file
                    'inkling-place (list (expand-file-name file)
                                         (string-to-number number) column)))
    line))

(defun inkling-consult--collection ()
  "The hits of what is typed, as this version of consult wants them."
  (with-no-warnings
    (if (fboundp 'consult--process-collection)
        (consult--process-collection #'inkling-consult--command
          :transform (consult--async-map #'inkling-consult--candidate))
      (thread-first (consult--async-sink)
                    (consult--async-refresh-timer)
                    (consult--async-map #'inkling-consult--candidate)
                    (consult--async-process #'inkling-consult--command)
                    (consult--async-throttle)
                    (consult--async-split)))))

(defun inkling-consult--marker (candidate open)
  "Return the place of CANDIDATE in its file's buffer, which is from OPEN."
  (when-let* ((place (and candidate (get-text-property 0 'inkling-place candidate)))
              (buffer (funcall open (car place))))
    (with-current-buffer buffer
      (copy-marker (inkling--position (nth 1 place) (nth 2 place))))))

(defun inkling-consult--state ()
  "Preview, and going there."
  (let ((open (consult--temporary-files))
        (jump (consult--jump-state)))
    (lambda (action candidate)
      (unless candidate (funcall open))
      (funcall jump action
               (inkling-consult--marker
                candidate (if (eq action 'return) #'find-file-noselect open))))))

;;;###autoload
(defun inkling-consult (&optional initial)
  "Choose a hit while typing the query, which begins as INITIAL."
  (interactive)
  (let ((default-directory (inkling--vault-folder))
        (consult-async-split-style nil)
        (consult-async-min-input 1))
    (consult--read (inkling-consult--collection)
                   :prompt "Search notes: "
                   :initial initial
                   :lookup #'consult--lookup-member
                   :state (inkling-consult--state)
                   :group #'consult--prefix-group
                   :category 'inkling-hit
                   :history '(:input inkling-history)
                   :require-match t
                   :sort nil)))

(provide 'inkling-consult)
;;; inkling-consult.el ends here
