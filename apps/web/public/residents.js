// Reads a residents' page aloud where the phone can; everything else works without this file.
;(function () {
  var button = document.querySelector('[data-read]')
  var text = document.querySelector('[data-text]')
  if (!button || !text || !('speechSynthesis' in window)) return
  button.hidden = false
  button.addEventListener('click', function () {
    window.speechSynthesis.cancel()
    var speech = new SpeechSynthesisUtterance(text.innerText)
    speech.lang = 'zh-CN'
    speech.rate = 0.9
    window.speechSynthesis.speak(speech)
  })
})()
